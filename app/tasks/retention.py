"""What retention ends (policy.toml): in steps of few rows, each its own short transaction.

What is over is found by an index, whatever else there is: a step costs what it ends.
"""

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from time import monotonic, sleep

from sqlalchemy import Engine, delete, select, update
from sqlalchemy.orm import InstrumentedAttribute, Session

from case_management.audit.actions.erase_details import erase_details
from case_management.cases.actions.end_case import SEALED_TEXTS, end_case
from case_management.cases.models import HAS_DAY_TOO_MUCH, LACKS_DAY, Case, CaseReport
from case_management.cases.notes import CaseNote
from case_management.remedies.models import RemedyNote
from case_management.transfers.models import CaseTransfer
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
from intake.outbox.outbox import SETTLED, Outbound
from intake.privacy.erase_worker import Erasure, forget, shred
from intake.reports.report import Report
from intake.reports.thread import Message
from vault.grants import Grant

AT_ONCE = 100
# Each contact is a dozen rows in other tables.
CONTACTS_AT_ONCE = 10
PAUSE_SECONDS = 0.02
"""Between two transactions: as long as SQLite lets a writer wait before it asks anew."""
RUN_SECONDS = 20.0
"""A run ends before its lease does; what is left is for the next one, a minute later."""
EXPIRED = "expired"

Step = Callable[[Session, Policy, datetime], bool]
"""Gives True when there may be more."""


def keep_retention(
    engine: Engine,
    policy: Policy,
    now: datetime,
    pause: Callable[[float], object] = sleep,
) -> int:
    """Ends everything whose time is over; gives how many transactions that took.

    Between two of them it pauses: receivers write to the same database, and SQLite has one writer.
    """
    count, waiting = 0, list(STEPS)
    until = monotonic() + RUN_SECONDS
    while waiting and monotonic() < until:
        more = []
        for step in waiting:
            with transaction(engine) as session:
                if step(session, policy, now):
                    more.append(step)
            count += 1
            pause(PAUSE_SECONDS)
        waiting = more
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
        SETTLED,
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
    more = False
    for wrong, day in ((LACKS_DAY, now.date()), (HAS_DAY_TOO_MUCH, None)):
        cases = session.scalars(select(Case).where(wrong).limit(AT_ONCE)).all()
        for case in cases:
            end_case(session, case, day)
        more = more or len(cases) == AT_ONCE
    return more


def _messages(session: Session, policy: Policy, now: datetime) -> bool:
    """What was written in a case that ended long ago, also what was added since."""
    limit = _day(now, policy.retention.messages).date()
    over = (
        select(Report.id)
        .where(Report.ended_on < limit, Report.message_count > Report.destroyed_up_to)
        .order_by(Report.ended_on)
        .limit(AT_ONCE)
        .with_for_update(skip_locked=True)
    )
    reports = list(session.scalars(over))
    written = select(Message.id).where(
        Message.report_id.in_(reports), Message.body_sealed.is_not(None)
    )
    texts = list(session.scalars(written.limit(AT_ONCE)))
    shred(session, texts)
    if len(texts) < AT_ONCE:
        all_of_it = update(Report).where(Report.id.in_(reports))
        session.execute(all_of_it.values(destroyed_up_to=Report.message_count))
        # Who did what when stays in the log; what it says beside that goes with the texts.
        cases = select(CaseReport.case_id).where(CaseReport.report_id.in_(reports)).distinct()
        erase_details(session, session.scalars(cases).all(), now)
    return len(texts) == AT_ONCE or len(reports) == AT_ONCE


def _notes(session: Session, policy: Policy, now: datetime) -> bool:
    """What members noted about a case goes with what was written in it."""
    limit = _day(now, policy.retention.messages).date()
    ids = list(session.scalars(select(CaseNote.id).where(CaseNote.ended_on < limit).limit(AT_ONCE)))
    session.execute(delete(Grant).where(Grant.record_id.in_(ids)))
    session.execute(delete(CaseNote).where(CaseNote.id.in_(ids)))
    return len(ids) == AT_ONCE


def _remedy_notes(session: Session, policy: Policy, now: datetime) -> bool:
    """What was written of the actions of a plan, likewise; that they were done stays."""
    limit = _day(now, policy.retention.messages).date()
    over = select(RemedyNote.id).where(RemedyNote.ended_on < limit).limit(AT_ONCE)
    ids = list(session.scalars(over))
    session.execute(delete(Grant).where(Grant.record_id.in_(ids)))
    session.execute(delete(RemedyNote).where(RemedyNote.id.in_(ids)))
    return len(ids) == AT_ONCE


def _transfer_texts(session: Session, policy: Policy, now: datetime) -> bool:
    """What was written for a transfer, likewise; that it was asked for and settled stays."""
    limit = _day(now, policy.retention.messages).date()
    over = select(CaseTransfer).where(CaseTransfer.ended_on < limit)
    found = list(session.scalars(over.limit(AT_ONCE)))
    ids = [key for one in found for key in (one.id, one.override_id, one.refusal_id) if key]
    session.execute(delete(Grant).where(Grant.record_id.in_(ids)))
    for one in found:
        one.cover_sealed = one.override_sealed = one.refusal_sealed = None
        one.ended_on = None
    return len(found) == AT_ONCE


def _sealed_texts(session: Session, policy: Policy, now: datetime) -> bool:
    """All else that members wrote about a case and sealed."""
    limit = _day(now, policy.retention.messages).date()
    for table in SEALED_TEXTS:
        ids = list(session.scalars(select(table.id).where(table.ended_on < limit).limit(AT_ONCE)))
        session.execute(delete(Grant).where(Grant.record_id.in_(ids)))
        session.execute(delete(table).where(table.id.in_(ids)))
        if len(ids) == AT_ONCE:
            # What refers to another table's rows goes before those.
            return True
    return False


def _contacts(session: Session, policy: Policy, now: datetime) -> bool:
    """A contact whose last case ended, or who never had one, and from whom nothing came since.

    Whoever is still needed now is not needed less before the days of retention have passed again:
    until then nobody asks. So each contact is looked at now and then, and not every minute.
    """
    limit = _day(now, policy.retention.contacts)
    never_asked = Contact.needed_at.is_(None), Contact.created_on < limit.date()
    asked_before = (Contact.needed_at <= limit,)
    # Asked while the clock of this machine was wrong.
    still_to_come = (Contact.needed_at > now + timedelta(days=1),)
    found: list[Contact] = []
    for which, order in (
        (never_asked, Contact.created_on),
        (asked_before, Contact.needed_at),
        (still_to_come, Contact.needed_at),
    ):
        wanted = select(Contact).where(*which).order_by(order)
        few = wanted.limit(CONTACTS_AT_ONCE - len(found)).with_for_update(skip_locked=True)
        found += session.scalars(few)
    for contact in found:
        needed = _needed_at(session, contact, now)
        if needed > limit:
            contact.needed_at = needed
        else:
            forget(session, contact, now, EXPIRED)
    return len(found) == CONTACTS_AT_ONCE


def _needed_at(session: Session, contact: Contact, now: datetime) -> datetime:
    """The last moment at which a contact was needed: `now` for the worker of an open case."""
    ends = session.scalars(
        select(Case.ended_on)
        .join(CaseReport, CaseReport.case_id == Case.id)
        .join(Report, Report.id == CaseReport.report_id)
        .where(Report.contact_id == contact.id)
    )
    moments = [_end_of(contact.created_on), *(_end_of(day) if day else now for day in ends)]
    return (
        max(moments) if contact.last_inbound_at is None else max(*moments, contact.last_inbound_at)
    )


def _end_of(day: date) -> datetime:
    return datetime.combine(day + timedelta(days=1), time.min, UTC)


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
    _notes,
    _remedy_notes,
    _transfer_texts,
    _sealed_texts,
    _contacts,
)
