"""Reading alerts, and what the house knows when somebody wants to send one."""

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from case_management.actor import Actor
from case_management.alerts.models import Alert, AlertRecipient, ReleasedBand
from case_management.cases.case_access import Recusal
from case_management.cases.models import Case, Finding
from case_management.cases.queries import findings, reports_in
from case_management.disclosure.bands import ToldBand
from case_management.disclosure.ladder import CaseFacts
from case_management.supply_chain.models import Factory
from case_management.supply_chain.reach import reaching
from intake.reports.proven_texts import ProvenTexts
from intake.reports.thread import WORKER, Message
from vault.organisations import Organisation

SHOWN = ("released", "recalled")
"""States of alerts that stand in the lists of those who got them; of a recalled one only that."""


def case_facts(
    session: Session,
    case: Case,
    recipients: tuple[str, ...],
    now: datetime,
    monitor_observation: bool = False,
    head_office_note: bool = False,
    proven: ProvenTexts | None = None,
) -> CaseFacts:
    """Collects what the disclosure rules decide by. `recipients` are affiliates' ids.

    The two after `now` are what the document says of itself: that it is an observation of monitors,
    and that both sign for naming a small factory. With `proven` consent counts as far as
    receivers signed it.
    """
    factory = session.get(Factory, case.factory_id) if case.factory_id else None
    found: Finding | None = next(iter(findings(session, case.id)), None)
    reports = reports_in(session, case.id)
    running = reaching(session, factory.id, now.date()) if factory else ()
    last = session.scalar(
        select(func.max(Message.at)).where(
            Message.report_id.in_([one.id for one in reports]), Message.author == WORKER
        )
    )
    month = now.replace(day=1, hour=0, minute=0, second=0, microsecond=0)
    released = session.scalar(
        select(func.count())
        .select_from(Alert)
        .where(Alert.case_id == case.id, Alert.released_at >= month)
    )
    return CaseFacts(
        level=case.level,
        category=case.category or "",
        finding=found.result if found else None,
        evidence_grade=found.grade if found else "E0",
        consents=tuple(proven.consent(session, one) if proven else one.consent for one in reports),
        factory=factory.name if factory else None,
        country=factory.country if factory else "",
        region=None,
        worker_count=factory.worker_count if factory else None,
        affected_count=found.affected_count if found else None,
        contractors=tuple(sorted({one.contractor for one in running})),
        recipients=recipients,
        reached=frozenset(buyer for one in running for buyer in one.buyers),
        last_worker_message_at=last,
        reprisal_assessed=case.reprisal_risk is not None,
        head_office_note=head_office_note,
        monitor_observation=monitor_observation,
        not_before=case.alert_not_before,
        releases_this_month=released or 0,
        told=_told(session, case),
    )


def _told(session: Session, case: Case) -> tuple[ToldBand, ...]:
    """Whoever released it and whoever got it: readers compare."""
    rows = session.scalars(
        select(ReleasedBand)
        .where(ReleasedBand.factory_id == case.factory_id, ReleasedBand.category == case.category)
        .order_by(ReleasedBand.released_at, ReleasedBand.alert_id)
    )
    return tuple(ToldBand(one.band, one.affected_count) for one in rows)


def alerts_of(session: Session, case_id: str) -> list[Alert]:
    """The alerts of a case, newest first."""
    return list(
        session.scalars(
            select(Alert).where(Alert.case_id == case_id).order_by(Alert.drafted_at.desc())
        )
    )


def monitors_of(session: Session, head_office_id: str) -> list[str]:
    """The organisations whose alerts a head office releases."""
    drafted = select(Alert.case_id).where(Alert.release_by_id == head_office_id)
    owners = select(Case.organisation_id).where(Case.id.in_(drafted)).distinct()
    return sorted(session.scalars(owners))


def given_back_to(session: Session, actor: Actor, at_most: int = 10) -> list[tuple[str, str]]:
    """(case id, reference) of the alerts of a member that head office gave back, newest first."""
    closed = select(Recusal.case_id).where(Recusal.member_id == actor.id)
    mine = (Alert.drafter_id == actor.id, Alert.state == "returned", Alert.case_id.not_in(closed))
    rows = session.execute(
        select(Alert.case_id, Alert.reference)
        .where(*mine)
        .order_by(Alert.drafted_at.desc())
        .limit(at_most)
    )
    return [(case_id, reference) for case_id, reference in rows]


def to_release(session: Session, head_office_id: str) -> list[Alert]:
    """What waits for a head office's releaser, and what it decided before."""
    return list(
        session.scalars(
            select(Alert)
            .where(Alert.release_by_id == head_office_id)
            .order_by(Alert.state != "proposed", Alert.drafted_at.desc())
            .limit(200)
        )
    )


def alert_for_release(session: Session, head_office_id: str, alert_id: str) -> Alert | None:
    """One alert that this head office releases; None for any other."""
    return session.scalar(
        select(Alert)
        .where(Alert.id == alert_id, Alert.release_by_id == head_office_id)
        .with_for_update()
    )


def release_day(session: Session, head_office_id: str, at: datetime) -> date:
    """The day of a release where the head office is. It is no time of what happened."""
    office = session.get_one(Organisation, head_office_id)
    return at.astimezone(ZoneInfo(office.time_zone)).date()


def recipients_of(session: Session, alert_id: str) -> list[AlertRecipient]:
    """Who gets, opened and acknowledged an alert."""
    return list(
        session.scalars(
            select(AlertRecipient)
            .where(AlertRecipient.alert_id == alert_id)
            .order_by(AlertRecipient.affiliate_id)
        )
    )


@dataclass(frozen=True)
class Received:
    """A released alert at one affiliate: `recipient` is the reader's own row, else the first.

    `references` are those of all its recipients there; `acknowledged_by` is whoever did it first.
    """

    alert: Alert
    recipient: AlertRecipient
    references: frozenset[str]
    acknowledged_by: str | None


def received_by(session: Session, affiliate_id: str, member_id: str) -> list[Received]:
    """The released alerts of an affiliate, newest first, those not yet acknowledged on top."""
    rows = session.execute(
        select(AlertRecipient, Alert)
        .join(Alert, Alert.id == AlertRecipient.alert_id)
        .where(
            AlertRecipient.affiliate_id == affiliate_id,
            Alert.document.is_not(None),
            Alert.state.in_(SHOWN),
        )
        .order_by(Alert.released_at.desc(), Alert.id, AlertRecipient.member_id != member_id)
    )
    together: dict[str, list[tuple[AlertRecipient, Alert]]] = {}
    for recipient, alert in rows:
        together.setdefault(alert.id, []).append((recipient, alert))
    found = [
        _received(pairs[0][1], [recipient for recipient, _ in pairs]) for pairs in together.values()
    ]
    return sorted(found, key=lambda one: one.acknowledged_by is not None)


def alert_received(
    session: Session, affiliate_id: str, member_id: str, alert_id: str
) -> tuple[AlertRecipient, Alert] | None:
    """A released alert as an affiliate received it; None when it was not sent to it.

    Where several people of one affiliate are recipients, each has a row; a colleague who is none
    sees the first.
    """
    rows = session.execute(
        select(AlertRecipient, Alert)
        .join(Alert, Alert.id == AlertRecipient.alert_id)
        .where(
            Alert.id == alert_id,
            AlertRecipient.affiliate_id == affiliate_id,
            Alert.document.is_not(None),
            Alert.state.in_(SHOWN),
        )
        .order_by(AlertRecipient.member_id != member_id)
    ).all()
    return (rows[0][0], rows[0][1]) if rows else None


def received_with(session: Session, recipient: AlertRecipient, alert: Alert) -> Received:
    """One alert with what the recipient's colleagues at the affiliate did."""
    same = [
        one
        for one in recipients_of(session, alert.id)
        if one.affiliate_id == recipient.affiliate_id
    ]
    return _received(alert, sorted(same, key=lambda one: one.id != recipient.id))


def _received(alert: Alert, rows: list[AlertRecipient]) -> Received:
    done = [one for one in rows if one.acknowledged_at is not None]
    first = min(done, key=lambda one: one.acknowledged_at or alert.drafted_at, default=None)
    return Received(
        alert,
        rows[0],
        frozenset(one.reference for one in rows),
        first.acknowledged_by if first else None,
    )


def previous_release(session: Session, alert: Alert) -> Alert | None:
    """What the same head office released of the same case before, the newest."""
    return session.scalar(
        select(Alert)
        .where(
            Alert.case_id == alert.case_id,
            Alert.release_by_id == alert.release_by_id,
            Alert.id != alert.id,
            Alert.document.is_not(None),
        )
        .order_by(Alert.released_at.desc())
        .limit(1)
    )
