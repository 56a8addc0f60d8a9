"""Leases on due rows of the outbox, and what became of them: the table (state, event) decides."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache

from sqlalchemy import ColumnElement, bindparam, case, exists, func, or_, select, tuple_, update
from sqlalchemy.orm import Session, aliased

from config.platform.database import UtcDateTime
from config.platform.leased_rows import LeasedRows
from config.rows.held_rows import HeldRows, ReadRow
from config.rows.prepared import Prepared
from intake.outbox.buckets import CHAT, LINE, Counter, closed, is_closed
from intake.outbox.delivery_states import DELIVERIES, WAITING, DeliveryEvent, DeliveryState
from intake.outbox.line_rates import Rates
from intake.outbox.outbox import WAITS, Outbound

LEASE_SECONDS = 120

FEW = 200
"""Fewer due rows than this are sorted for each claim; more are claimed by an index that stands in
the order of sending, for a claim must not cost more the longer the queue is."""

HANDED_OVER = (DeliveryState.SENT, DeliveryState.DELIVERED, DeliveryState.FAILED)
"""A carrier may hold a copy of such a text; also of one that it could not deliver."""

SENDS = LeasedRows(Outbound, Outbound.attempts, Outbound.lease_until)


def claim(
    session: Session,
    now: datetime,
    at_most: int,
    lease_seconds: int = LEASE_SECONDS,
    rates: Rates | None = None,
    lying_for: timedelta = timedelta(0),
) -> list[Outbound]:
    """Leases due rows, the oldest of each contact only, so that a worker's texts keep their order.

    With `rates` no line and no chat is written to faster than its carrier takes it, whatever
    number of couriers claim. With `lying_for` only what has been due so long.
    """
    due_at = now - lying_for
    number = _number_due(session, due_at)
    if number == 0:
        return []
    held = HeldRows(session)
    wanted = _wanted(number < FEW, rates is not None)
    rows = SENDS.due(held, wanted, at_most, due=due_at, now=now)
    if rates is not None:
        rows = _in_pace(session, rows, rates, now)
    for row in rows:
        row.state = DELIVERIES.after(DeliveryState(row.state), DeliveryEvent.CLAIM)
        SENDS.lease(row, now + timedelta(seconds=lease_seconds))
    held.write()
    return rows


_DUE = select(Outbound.id).where(
    Outbound.state.in_(WAITING), Outbound.not_before <= bindparam("due")
)
_NUMBER_DUE = Prepared(select(func.count()).select_from(_DUE.limit(FEW).subquery()))


def _number_due(session: Session, due_at: datetime) -> int:
    """How many rows are due, counted up to FEW."""
    return int(_NUMBER_DUE.scalar(session, due=due_at))


_OPEN = (~is_closed(LINE, Outbound.line_id), ~is_closed(CHAT, Outbound.contact_id))
"""Only lines and chats that may be written to at this moment; a mail has neither."""


@cache
def _wanted(few: bool, in_pace: bool) -> ReadRow[Outbound]:
    """Few are found by what is due, and sorted; of many the first are found in their order."""
    return SENDS.look_up(
        Outbound.state.in_(WAITING) if few else WAITS,
        Outbound.not_before <= bindparam("due"),
        *_first_of_contact(),
        *(_OPEN if in_pace else ()),
        order=(Outbound.priority, Outbound.created_at, Outbound.place),
    )


def _first_of_contact() -> tuple[ColumnElement[bool], ...]:
    """Nothing of the same contact is on its way, and nothing is due that was written before."""
    sending, earlier = aliased(Outbound), aliased(Outbound)
    now = bindparam("now", type_=UtcDateTime)
    on_its_way = exists().where(
        sending.contact_id == Outbound.contact_id, sending.state == DeliveryState.SENDING
    )
    before = exists().where(
        earlier.contact_id == Outbound.contact_id,
        earlier.state.in_(WAITING),
        # Never null: written so, it leads SQLite to the contact's rows and not to all that is due.
        func.coalesce(earlier.not_before, now) <= now,
        # Of two that were written in one moment either may be the first, but only one is.
        tuple_(earlier.created_at, earlier.place, earlier.id)
        < tuple_(Outbound.created_at, Outbound.place, Outbound.id),
    )
    return ~on_its_way, ~before


def _in_pace(session: Session, rows: list[Outbound], rates: Rates, now: datetime) -> list[Outbound]:
    """As many of the rows, the first first, as their lines' buckets have units for."""
    speeds = rates.of_lines(session)
    wanted = {
        row.id: {LINE + row.line_id: speeds[row.line_id], CHAT + row.contact_id: rates.chat}
        for row in rows
        if row.line_id in speeds and row.contact_id is not None
    }
    needed = {name: rate for one in wanted.values() for name, rate in one.items()}
    counter = Counter(session, needed, now)
    free = [row for row in rows if counter.take(wanted.get(row.id, ()))]
    counter.store()
    return free


def next_in_pace(session: Session, now: datetime) -> datetime | None:
    """When the next row that is due and waits only for its line or chat may go; None for no row."""
    lines, chats = closed(session, LINE, now), closed(session, CHAT, now)
    rows = session.execute(
        select(Outbound.line_id, Outbound.contact_id)
        .where(
            Outbound.state.in_(WAITING),
            Outbound.not_before <= now,
            or_(Outbound.line_id.in_(list(lines)), Outbound.contact_id.in_(list(chats))),
        )
        .limit(200)
    )
    return min(
        (max(lines.get(line or "", now), chats.get(contact or "", now)) for line, contact in rows),
        default=None,
    )


@dataclass(frozen=True)
class SendOutcome:
    """What became of one attempt: `attempt` is its number, which fences off who was only slow."""

    row_id: str
    attempt: int
    event: DeliveryEvent
    code: str | None = None
    retry_at: datetime | None = None
    maybe_twice: bool = False


def settle(session: Session, outcomes: Iterable[SendOutcome], now: datetime) -> set[str]:
    """Records what became of attempts; gives the ids of those rows that had not moved on since."""
    of = {outcome.row_id: outcome for outcome in outcomes}
    mine, rows = set(), HeldRows(session)
    for row in SENDS.held(rows, {row_id: one.attempt for row_id, one in of.items()}):
        if row.state in {DeliveryState.SENDING, DeliveryState.UNCERTAIN}:
            _settle(row, of[row.id], now)
            mine.add(row.id)
    rows.write()
    return mine


def _settle(row: Outbound, outcome: SendOutcome, now: datetime) -> None:
    row.state = DELIVERIES.after(DeliveryState(row.state), outcome.event)
    row.lease_until = None
    row.error_code = outcome.code
    row.maybe_twice = row.maybe_twice or outcome.maybe_twice
    if outcome.retry_at is not None:
        row.not_before = outcome.retry_at
    if outcome.event is DeliveryEvent.LOST:
        row.uncertain_count += 1
        row.lease_until = now
    if row.state in {DeliveryState.SENT, DeliveryState.FAILED}:
        row.settled_at = now
        row.payload_sealed = None


def lose_expired(session: Session, now: datetime) -> int:
    """Rows whose courier died in mid-send become uncertain; gives how many."""
    rows = session.scalars(
        select(Outbound)
        .where(Outbound.state == DeliveryState.SENDING, Outbound.lease_until < now)
        .with_for_update(skip_locked=True)
        .limit(500)
    )
    count = 0
    for row in rows:
        row.state = DELIVERIES.after(DeliveryState.SENDING, DeliveryEvent.LOST)
        row.uncertain_count += 1
        count += 1
    return count


def uncertain(session: Session, at_most: int = 100) -> list[Outbound]:
    """Rows of which nobody knows whether they were sent, those first that are to be asked about."""
    return list(
        session.scalars(
            select(Outbound)
            .where(Outbound.state == DeliveryState.UNCERTAIN)
            .order_by(Outbound.not_before)
            .limit(at_most)
        )
    )


def sent_alike(session: Session, row: Outbound) -> int:
    """How many copies of other texts of the same words may have gone to the contact since this
    one was written.

    A carrier that knows texts by their words can't tell them apart. A member's own words are
    sealed, and hardly ever the same. A copy too many counted here is a text that goes twice; one
    too few, a text that never goes: what went in doubt counts, and the carrier's clock knows only
    whole seconds.
    """
    if row.phrase is None:
        return 0
    tried_before = Outbound.attempts - 1
    maybe_before = case(
        (Outbound.uncertain_count < tried_before, Outbound.uncertain_count), else_=tried_before
    )
    alike = select(func.sum(1 + maybe_before)).where(
        Outbound.id != row.id,
        Outbound.contact_id == row.contact_id,
        Outbound.phrase == row.phrase,
        Outbound.language == row.language,
        Outbound.form.is_(row.form) if row.form is None else Outbound.form == row.form,
        Outbound.state.in_(HANDED_OVER),
        Outbound.attempts > 0,
        Outbound.settled_at >= row.created_at.replace(microsecond=0),
    )
    return session.scalar(alike) or 0


def ask_again(session: Session, row_id: str, attempt: int, at: datetime) -> None:
    """The carrier does not have it yet: it is asked again at `at`."""
    session.execute(
        update(Outbound)
        .where(
            Outbound.id == row_id,
            Outbound.attempts == attempt,
            Outbound.state == DeliveryState.UNCERTAIN,
        )
        .values(not_before=at)
    )
