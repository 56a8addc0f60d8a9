"""Rings whoever is on call: for cases that wait, and for what an operator must see."""

from datetime import datetime, timedelta

from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from app.accounts.wake_order import members_to_wake
from case_management.cases.actions.danger_alarm import ring_due
from case_management.cases.on_call import first_to_wake
from config.platform.database import transaction
from config.platform.queues import Bell
from config.policy.policy import Policy
from intake.monitoring.alarms import Alarm
from intake.outbox.mail_templates import MailTemplate
from intake.outbox.outbox import post_mail
from vault.organisations import Organisation
from vault.roles import OrganisationKind

AT_ONCE = 50
TRIED_FOR = timedelta(days=1)
"""So long an alarm that nobody was there for waits for somebody."""


def ring_alarms(engine: Engine, policy: Policy, bell: Bell, now: datetime) -> None:
    """Posts the mails that are due, and rings the courier when there are any."""
    with transaction(engine) as session:
        dangers = ring_due(session, policy, now, next_members=members_to_wake)
        count = dangers + mail_new_alarms(session, now)
    if count:
        bell.ring()


def mail_new_alarms(session: Session, now: datetime) -> int:
    """Tells whoever is on call that something happened that should not; no content.

    Gives how many alarms were mailed, at most fifty. One that nobody can be told of stays new.
    """
    new = session.scalars(
        select(Alarm)
        .where(Alarm.mailed.is_(False), Alarm.raised_at > now - TRIED_FOR)
        .order_by(Alarm.raised_at.desc())
        .limit(AT_ONCE)
    ).all()
    told = _told(session, now) if new else {}
    for alarm in new:
        members = [
            member
            for organisation, those in told.items()
            if alarm.organisation_id in {None, organisation}
            for member in those
        ]
        for member in members:
            key = f"operator/{alarm.id}/{member}"
            post_mail(session, MailTemplate.OPERATOR, member, alarm.id, key, now)
        alarm.mailed = bool(members)
    return sum(alarm.mailed for alarm in new)


def _told(session: Session, now: datetime) -> dict[str, list[str]]:
    """By monitor organisation who is told: the member on call, else all who can open a case."""
    monitors = select(Organisation.id).where(Organisation.kind == OrganisationKind.MONITOR)
    found = {}
    for one in session.scalars(monitors):
        member = first_to_wake(session, one, now)
        found[one] = [member] if member else members_to_wake(session, one)
    return found
