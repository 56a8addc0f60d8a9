"""The daily test alarm: it rings whoever is on call, who says that it arrived, so that silence is
seen before a life depends on it.
"""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from case_management.audit.audit_action import AuditAction
from case_management.duty.models import AlarmTest
from case_management.duty.queries import newest_tests
from case_management.duty.ring_member import ring_member
from case_management.work import Work
from intake.lines.line import Line
from intake.outbox.mail_templates import MailTemplate
from intake.outbox.member_news import tell_member
from vault.organisations import Organisation
from vault.roles import OrganisationKind

RINGS_AT = 10
"""The hour of the organisation's day."""
MISSED_AFTER = timedelta(hours=4)
LOOKS_BACK = timedelta(days=2)

WhoFirst = Callable[[Session, str, datetime], str | None]
"""The member whom danger to life would wake first now."""
Coordinators = Callable[[Session, str], Sequence[str]]


def ring_daily_tests(session: Session, now: datetime, first: WhoFirst) -> int:
    """Rings in every monitor organisation to which workers can write, once a day; gives how many.

    In practice nothing rings by itself.
    """
    served = exists().where(Line.organisation_id == Organisation.id)
    organisations = session.scalars(
        select(Organisation).where(
            Organisation.kind == OrganisationKind.MONITOR, Organisation.practice.is_(False), served
        )
    ).all()
    return sum(ring_test(session, one, now, first) for one in organisations)


def ring_test(
    session: Session,
    organisation: Organisation,
    now: datetime,
    first: WhoFirst,
    early: bool = False,
) -> bool:
    """The test of this day, if it has not rung yet; `early` does not wait for the hour."""
    local = now.astimezone(ZoneInfo(organisation.time_zone))
    if local.hour < RINGS_AT and not early:
        return False
    if session.get(AlarmTest, (organisation.id, local.date())) is not None:
        return False
    member = first(session, organisation.id, now)
    if member is None:
        return False
    session.add(
        AlarmTest(organisation_id=organisation.id, day=local.date(), member_id=member, sent_at=now)
    )
    key = f"test/{organisation.id}/{local.date().isoformat()}"
    ring_member(session, MailTemplate.TEST, member, None, key, now)
    return True


def acknowledge_test(work: Work, organisation_id: str) -> None:
    """A member says that the newest test alarm arrived; the first who says so is written down."""
    newest = next(iter(newest_tests(work.session, organisation_id, 1)), None)
    if newest is None or newest.acknowledged_at is not None:
        return
    newest.acknowledged_at, newest.acknowledged_by = work.now, work.actor.id
    work.record(organisation_id, AuditAction.ACKNOWLEDGE_TEST, None, {"day": str(newest.day)})


def missed_test(session: Session, organisation_id: str, now: datetime) -> AlarmTest | None:
    """The newest test alarm, where nobody has said in time that it arrived."""
    newest = next(iter(newest_tests(session, organisation_id, 1)), None)
    if newest is None or newest.acknowledged_at is not None:
        return None
    return newest if newest.sent_at <= now - MISSED_AFTER else None


def tell_of_missed_tests(session: Session, now: datetime, coordinators: Coordinators) -> int:
    """Tells coordinators once of each; gives how many were missed. Nobody to tell is not told."""
    missed = session.scalars(
        select(AlarmTest)
        .where(
            AlarmTest.acknowledged_at.is_(None),
            AlarmTest.told_at.is_(None),
            AlarmTest.sent_at <= now - MISSED_AFTER,
            AlarmTest.sent_at > now - LOOKS_BACK,
        )
        .with_for_update(skip_locked=True)
    ).all()
    told = 0
    for one in missed:
        members = coordinators(session, one.organisation_id)
        for member in members:
            tell_member(session, member, now)
        if members:
            one.told_at = now
            told += 1
    return told
