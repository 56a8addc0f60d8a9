"""What retention ends (policy.toml): in steps of at most 500 rows, each its own transaction."""

from collections.abc import Callable
from datetime import datetime, timedelta

from sqlalchemy import Engine, and_, delete, exists, func, or_, select, update
from sqlalchemy.orm import InstrumentedAttribute, Session

from case_management.cases.models import Case, CaseReport
from case_management.cases.rules import ENDED
from config.platform.database import Base, transaction
from config.policy.policy import Policy
from intake.contacts.code_attempts import CodeAttempt
from intake.contacts.contact import Contact
from intake.inbox.seen import Quarantined, Taken
from intake.monitoring.day_counts import forget_before
from intake.outbox.buckets import forget_full
from intake.outbox.carrier_copies import Removal, leave_unwanted
from intake.outbox.copy_states import COPIES
from intake.outbox.daily_cost import forget_days
from intake.outbox.delivery_states import DeliveryState
from intake.outbox.mail_templates import MailTemplate
from intake.outbox.outbox import Outbound
from intake.privacy.erase_worker import Erasure, forget, shred
from intake.reports.report import Report
from intake.reports.thread import Message

AT_ONCE = 500
# Each contact is a dozen rows in other tables.
CONTACTS_AT_ONCE = 40
EXPIRED = "expired"

Step = Callable[[Session, Policy, datetime], bool]
"""Gives True when there may be more."""


def keep_retention(engine: Engine, policy: Policy, now: datetime) -> int:
    """Ends everything whose time is over; gives how many transactions that took."""
    count = 0
    for step in STEPS:
        more = True
        while more:
            with transaction(engine) as session:
                more = step(session, policy, now)
            count += 1
    return count


def _day(now: datetime, days: int) -> datetime:
    return now - timedelta(days=days)


def _delete_some(
    session: Session,
    key: InstrumentedAttribute[str] | InstrumentedAttribute[bytes],
    table: type[Base],
    *which: object,
) -> bool:
    ids = list(session.scalars(select(key).where(*which).limit(AT_ONCE)))  # type: ignore[arg-type]
    session.execute(delete(table).where(key.in_(ids)))
    return len(ids) == AT_ONCE


def _tags(session: Session, policy: Policy, now: datetime) -> bool:
    limit = _day(now, policy.retention.dedupe).date()
    return _delete_some(session, Taken.tag, Taken, Taken.taken_on < limit)


def _code_attempts(session: Session, policy: Policy, now: datetime) -> bool:
    return _delete_some(
        session, CodeAttempt.id, CodeAttempt, CodeAttempt.guessed_at < now - timedelta(hours=1)
    )


def _quarantine(session: Session, policy: Policy, now: datetime) -> bool:
    limit = _day(now, policy.retention.quarantine)
    return _delete_some(session, Quarantined.id, Quarantined, Quarantined.received_at < limit)


def _outbox(session: Session, policy: Policy, now: datetime) -> bool:
    limit = _day(now, policy.retention.outbound)
    return _delete_some(
        session,
        Outbound.id,
        Outbound,
        Outbound.state.in_((DeliveryState.SENT, DeliveryState.DELIVERED, DeliveryState.FAILED)),
        Outbound.settled_at < limit,
        # Mails of alerts stay with their alert: who was told is part of it.
        or_(Outbound.template.is_(None), Outbound.template != MailTemplate.ALERT),
    )


def _copies(session: Session, policy: Policy, now: datetime) -> bool:
    left = leave_unwanted(session, now, AT_ONCE)
    limit = _day(now, policy.retention.dedupe).date()
    more = _delete_some(
        session, Removal.id, Removal, Removal.state.in_(COPIES.ends), Removal.noted_on < limit
    )
    return more or left == AT_ONCE


def _day_counts(session: Session, policy: Policy, now: datetime) -> bool:
    forget_before(session, _day(now, policy.retention.dedupe).date())
    return False


def _erasures(session: Session, policy: Policy, now: datetime) -> bool:
    limit = _day(now, policy.retention.dedupe).date()
    return _delete_some(
        session, Erasure.id, Erasure, Erasure.cleaned.is_(True), Erasure.erased_on < limit
    )


def _buckets(session: Session, policy: Policy, now: datetime) -> bool:
    """A bucket that is full again tells only that somebody was written to lately."""
    return forget_full(session, now, AT_ONCE) == AT_ONCE


def _line_days(session: Session, policy: Policy, now: datetime) -> bool:
    # A line's day is its own zone's, which may be one behind or ahead of ours: nothing is early.
    forget_days(session, _day(now, policy.retention.line_days + 1).date())
    return False


def _ended_cases(session: Session, policy: Policy, now: datetime) -> bool:
    """What the move of a case writes, for cases that were moved before it wrote it."""
    session.execute(
        update(Case)
        .where(Case.state.in_(ENDED), Case.ended_on.is_(None))
        .values(ended_on=now.date())
    )
    session.execute(
        update(Case)
        .where(Case.state.not_in(ENDED), Case.ended_on.is_not(None))
        .values(ended_on=None)
    )
    return False


def _messages(session: Session, policy: Policy, now: datetime) -> bool:
    limit = _day(now, policy.retention.messages).date()
    ids = list(
        session.scalars(
            select(Message.id)
            .join(CaseReport, CaseReport.report_id == Message.report_id)
            .join(Case, Case.id == CaseReport.case_id)
            .where(Message.body_sealed.is_not(None), Case.ended_on < limit)
            .limit(AT_ONCE)
        )
    )
    shred(session, ids)
    return len(ids) == AT_ONCE


def _contacts(session: Session, policy: Policy, now: datetime) -> bool:
    """A contact whose last case ended, or who never had one, and from whom nothing came since."""
    limit = _day(now, policy.retention.contacts)
    needed = (
        exists()
        .where(
            Report.contact_id == Contact.id,
            CaseReport.report_id == Report.id,
            Case.id == CaseReport.case_id,
            or_(Case.ended_on.is_(None), Case.ended_on >= limit.date()),
        )
        .correlate(Contact)
    )
    heard = func.coalesce(Contact.last_inbound_at, limit)
    gone = session.scalars(
        select(Contact)
        .where(and_(Contact.created_on < limit.date(), heard <= limit), ~needed)
        .limit(CONTACTS_AT_ONCE)
        .with_for_update(skip_locked=True)
    ).all()
    for contact in gone:
        forget(session, contact, now, EXPIRED)
    return len(gone) == CONTACTS_AT_ONCE


STEPS: tuple[Step, ...] = (
    _code_attempts,
    _tags,
    _quarantine,
    _outbox,
    _copies,
    _day_counts,
    _erasures,
    _buckets,
    _line_days,
    _ended_cases,
    _messages,
    _contacts,
)
