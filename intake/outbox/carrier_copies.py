"""Copies that carriers keep of what went through them, and their removal.

A row is written in the transaction of what it is about: a message taken in, a text recorded as
sent. The carrier's id is sealed to the courier, and forgotten with the row's settlement; what
stays is a day, a channel and a state, which the ledger counts.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from sqlalchemy import Index, LargeBinary, String, bindparam, exists, func, select, text, update
from sqlalchemy.orm import Mapped, Session, mapped_column

from config.platform.columns import CLEAR, SEALED
from config.platform.database import Base, UtcDateTime, insert, new_id
from config.platform.leased_rows import LeasedRows, wait_before
from config.rows.held_rows import HeldRows
from intake.lines.line import Line
from intake.outbox.copy_states import COPIES, WAITS, CopyEvent, CopyState
from intake.reports.attachment_states import OPEN as FETCHED_LATER
from intake.reports.attachments import MediaFile
from vault.encoding import canonical, context
from vault.sealing import SecretKey, seal

INBOUND = "in"
OUTBOUND = "out"

FIRST_TRY = timedelta(minutes=2)
"""Twilio refuses earlier than a minute after the last status (messaging.md 1.9)."""
GIVE_UP_AFTER = timedelta(days=14)
"""So long it may go on refusing."""
CHAT_HOURS = timedelta(hours=47)
"""Telegram deletes for both sides what is younger than 48 hours (messaging.md 2.2)."""
TIME_TO_READ = timedelta(hours=20)
"""How long a text stays in a chat that the worker wants emptied each day."""
TIME_TO_LOOK = timedelta(hours=1)
"""How long a picture stays in a chat, wanted or not: it is plain to everybody who sees it."""
LEASE = timedelta(minutes=3)

TOO_OLD = "too-old"
SWITCHED_OFF = "switched-off"


_KEPT = text(f"state = '{CopyState.KEPT}'")


class Removal(Base):
    """One copy at a carrier."""

    __tablename__ = "removals"
    __table_args__ = (
        Index("ix_removals_due", "state", "due_at"),
        Index("ix_removals_contact", "contact_id", "state"),
        Index("ix_removals_day", "noted_on", "channel", "state", "line_id", "error_code"),
        Index("ix_removals_kept", "expires_at", sqlite_where=_KEPT, postgresql_where=_KEPT),
    )

    id: Mapped[str] = mapped_column(String(32), primary_key=True, default=new_id, info=CLEAR)
    channel: Mapped[str] = mapped_column(String(20), info=CLEAR)
    line_id: Mapped[str] = mapped_column(String(32), info=CLEAR)
    direction: Mapped[str] = mapped_column(String(3), info=CLEAR)
    contact_id: Mapped[str | None] = mapped_column(String(32), info=CLEAR)
    message_id: Mapped[str | None] = mapped_column(String(32), info=CLEAR)
    state: Mapped[str] = mapped_column(String(10), info=CLEAR)
    copy_sealed: Mapped[bytes | None] = mapped_column(LargeBinary, info=SEALED)
    attempts: Mapped[int] = mapped_column(default=0, info=CLEAR)
    due_at: Mapped[datetime | None] = mapped_column(UtcDateTime, info=CLEAR)
    expires_at: Mapped[datetime | None] = mapped_column(UtcDateTime, info=CLEAR)
    error_code: Mapped[str | None] = mapped_column(String(40), info=CLEAR)
    noted_on: Mapped[date] = mapped_column(info=CLEAR)


@dataclass(frozen=True)
class Copy:
    """What a carrier keeps: its id there, and the address that it was from or to."""

    id: str = field(repr=False)
    address: str = field(repr=False)


@dataclass(frozen=True)
class ClaimedCopy:
    """A copy to be removed now; `attempts` fences off who was only slow."""

    id: str
    channel: str
    attempts: int
    expires_at: datetime
    copy_sealed: bytes = field(repr=False)

    def copy(self, courier: SecretKey) -> Copy:
        """Opened with the courier's key. Raises DoesNotOpen."""
        stored = json.loads(courier.open(self.copy_sealed, _bound(self.id)))
        return Copy(stored["id"], stored["address"])


@dataclass(frozen=True)
class NotedCopy:
    """A copy that a carrier keeps of one message, and whose it is."""

    channel: str
    line_id: str
    direction: str
    """INBOUND or OUTBOUND."""
    copy: Copy
    contact_id: str | None = None
    chat: bool = False
    """It is part of a chat on the worker's phone: removed only where the worker wants that."""
    wanted: bool = False
    """The worker wants it already."""
    message_id: str | None = None
    """Whose files must be fetched before their only other copy is removed."""
    shown: bool = False
    """With a picture, which never stays."""


def note_copy(session: Session, noted: NotedCopy, courier_public: bytes, now: datetime) -> None:
    """Notes one copy, its carrier's id sealed to the courier."""
    identifier, chat = new_id(), noted.chat
    stays = (TIME_TO_LOOK if noted.shown else TIME_TO_READ) if chat else FIRST_TRY
    stored = {"id": noted.copy.id, "address": noted.copy.address}
    insert(
        session,
        Removal(
            id=identifier,
            channel=noted.channel,
            line_id=noted.line_id,
            direction=noted.direction,
            contact_id=noted.contact_id,
            message_id=noted.message_id,
            state=CopyState.KEPT if chat and not (noted.wanted or noted.shown) else CopyState.DUE,
            copy_sealed=seal(courier_public, canonical(stored), _bound(identifier)),
            attempts=0,
            due_at=now + stays,
            expires_at=now + (CHAT_HOURS if chat else GIVE_UP_AFTER),
            noted_on=now.date(),
        ),
    )


DELETIONS = LeasedRows(Removal, Removal.attempts, Removal.due_at)
_DUE = DELETIONS.look_up(
    Removal.state == CopyState.DUE,
    Removal.due_at <= bindparam("now"),
    ~exists().where(MediaFile.message_id == Removal.message_id, MediaFile.state.in_(FETCHED_LATER)),
    order=(Removal.due_at, Removal.id),
)


def want(session: Session, contact_id: str, now: datetime) -> None:
    """The worker wants the chat emptied: what is in it is due at once, pictures too."""
    own = update(Removal).where(Removal.contact_id == contact_id)
    soon = own.where(
        Removal.state == CopyState.DUE, Removal.attempts == 0, Removal.due_at > now + FIRST_TRY
    )
    kept = own.where(Removal.state == CopyState.KEPT)
    for wanted, state in (
        (soon, CopyState.DUE),
        (kept, COPIES.after(CopyState.KEPT, CopyEvent.WANTED)),
    ):
        session.execute(
            wanted.values(state=state, due_at=now).execution_options(synchronize_session=False)
        )


def claim(session: Session, now: datetime, at_most: int = 100) -> list[ClaimedCopy]:
    """Takes what is due under a lease; a message whose files are still to be fetched waits."""
    held = HeldRows(session)
    rows = DELETIONS.due(held, _DUE, at_most, now=now)
    for row in rows:
        DELETIONS.lease(row, now + LEASE)
    held.write()
    return [
        ClaimedCopy(
            row.id, row.channel, row.attempts, row.expires_at or now, row.copy_sealed or b""
        )
        for row in rows
    ]


@dataclass(frozen=True)
class CopyOutcome:
    """What became of one claimed copy; `code` says why where it was refused or put off."""

    claimed: ClaimedCopy
    event: CopyEvent
    code: str | None = None


def settle(session: Session, outcomes: Iterable[CopyOutcome], now: datetime) -> None:
    """Ends removals, whose carriers' ids are forgotten, or puts them off for longer each time.

    What would be put off beyond its time is refused.
    """
    of, rows = {one.claimed.id: one for one in outcomes}, HeldRows(session)
    for row in DELETIONS.held(rows, {row_id: one.claimed.attempts for row_id, one in of.items()}):
        if row.state != CopyState.DUE:
            continue
        outcome = of[row.id]
        event, later = outcome.event, now + wait_before(WAITS, row.attempts)
        if event is CopyEvent.AGAIN and later >= outcome.claimed.expires_at:
            event = CopyEvent.REFUSED
        row.state = COPIES.after(CopyState.DUE, event)
        row.error_code = outcome.code
        if event is CopyEvent.AGAIN:
            row.due_at = later
        else:
            row.copy_sealed = row.contact_id = row.message_id = None
            row.due_at = row.expires_at = None
    rows.write()


def leave_unwanted(session: Session, now: datetime, at_most: int) -> int:
    """Chats that nobody wanted emptied stay as they are, and are counted; gives how many."""
    ids = list(
        session.scalars(select(Removal.id).where(_KEPT, Removal.expires_at < now).limit(at_most))
    )
    session.execute(
        update(Removal)
        .where(Removal.id.in_(ids))
        .values(state=COPIES.after(CopyState.KEPT, CopyEvent.UNWANTED), **_FORGOTTEN)
    )
    return len(ids)


@dataclass(frozen=True)
class CopyCount:
    """How many copies of a day and line are in a state; `code` says why, where refused."""

    day: date
    channel: str
    address: str
    state: str
    code: str | None
    number: int


def counts(session: Session, organisation_id: str, since: date) -> list[CopyCount]:
    """The ledger of copies of an organisation's lines, newest day first."""
    columns = (
        Removal.noted_on,
        Removal.channel,
        Line.address,
        Removal.state,
        Removal.error_code,
    )
    rows = session.execute(
        select(*columns, func.count())
        .join(Line, Line.id == Removal.line_id)
        .where(Removal.noted_on >= since, Line.organisation_id == organisation_id)
        .group_by(*columns)
        .order_by(Removal.noted_on.desc(), Removal.channel, Line.address, Removal.state)
    )
    return [CopyCount(*row) for row in rows]


_FORGOTTEN: dict[str, None] = {
    "copy_sealed": None,
    "contact_id": None,
    "message_id": None,
    "due_at": None,
    "expires_at": None,
}


def _bound(removal_id: str) -> bytes:
    return context("removal", "courier", removal_id)
