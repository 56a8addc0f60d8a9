"""A contact: somebody who texted a line, known by a blind index and nothing else."""

from dataclasses import replace
from datetime import date, datetime

from sqlalchemy import (
    ForeignKey,
    Index,
    LargeBinary,
    String,
    UniqueConstraint,
    bindparam,
    select,
    text,
)
from sqlalchemy.orm import Mapped, Session, mapped_column

from config.platform.columns import BLIND, CLEAR, SEALED
from config.platform.database import DEFERRED, Base, UtcDateTime, new_id
from config.rows.held_rows import HeldRows, ReadRow, columns_of
from intake.dialogue.model.state import State

_NEVER_ASKED = text("needed_at IS NULL")
_ASKED = text("needed_at IS NOT NULL")


class Contact(Base):
    """The sender of a line's texts, with what a worker chose and where the talk stands."""

    __tablename__ = "contacts"
    __table_args__ = (
        UniqueConstraint("line_id", "address_index"),
        Index(
            "ix_contacts_never_asked",
            "created_on",
            sqlite_where=_NEVER_ASKED,
            postgresql_where=_NEVER_ASKED,
        ),
        Index("ix_contacts_needed_at", "needed_at", sqlite_where=_ASKED, postgresql_where=_ASKED),
    )

    id: Mapped[str] = mapped_column(String(32), primary_key=True, default=new_id, info=CLEAR)
    line_id: Mapped[str] = mapped_column(ForeignKey("lines.id", **DEFERRED), info=CLEAR)
    address_index: Mapped[bytes] = mapped_column(LargeBinary(32), info=BLIND)
    """By which receivers find the row."""
    address_sealed: Mapped[bytes] = mapped_column(LargeBinary, info=SEALED)
    """To the courier, with the proof that a receiver wrote it."""
    language: Mapped[str] = mapped_column(String(8), info=CLEAR)
    dialogue: Mapped[str] = mapped_column(info=CLEAR)
    """The state of the talk, as JSON."""
    current_report_id: Mapped[str | None] = mapped_column(String(32), info=CLEAR)
    """The report that a new text belongs to."""
    opted_out: Mapped[bool] = mapped_column(default=False, info=CLEAR)
    """No text is begun, after STOP or because the carrier refuses."""
    stopped_by: Mapped[str | None] = mapped_column(String(10), info=CLEAR)
    """Who stopped it, where it was no STOP to us: STOPPED_BY_CARRIER, BLOCKED, or one of
    UNREACHABLE."""
    reply_policy: Mapped[str] = mapped_column(String(10), default="evening", info=CLEAR)
    """When we may write first; one of safe_hours.py."""
    window_start: Mapped[int | None] = mapped_column(info=CLEAR)
    """An hour of the line's local day, 0 to 23, from which we may write."""
    window_end: Mapped[int | None] = mapped_column(info=CLEAR)
    """The hour at which that ends."""
    noise_since: Mapped[datetime | None] = mapped_column(UtcDateTime, info=CLEAR)
    """When the hour began that the four columns below are counted in (flood.py)."""
    noise_texts: Mapped[int] = mapped_column(default=0, server_default="0", info=CLEAR)
    noise_answers: Mapped[int] = mapped_column(default=0, server_default="0", info=CLEAR)
    noise_repeats: Mapped[int] = mapped_column(default=0, server_default="0", info=CLEAR)
    noise_last_digest: Mapped[bytes | None] = mapped_column(LargeBinary(32), info=BLIND)
    called_at: Mapped[datetime | None] = mapped_column(UtcDateTime, info=CLEAR)
    """The last call that was answered by a text."""
    last_inbound_at: Mapped[datetime | None] = mapped_column(UtcDateTime, info=CLEAR)
    clears_chat: Mapped[bool] = mapped_column(
        default=False, server_default=text("false"), info=CLEAR
    )
    """The worker's chat with the bot is emptied, by the worker's wish."""
    has_word: Mapped[bool] = mapped_column(default=False, server_default=text("false"), info=CLEAR)
    """There is a row of code_words."""
    erase_report_id: Mapped[str | None] = mapped_column(String(32), info=CLEAR)
    """Whose texts go too, once the worker confirms ERASE."""
    unsorted: Mapped[str] = mapped_column(default="", server_default="", info=CLEAR)
    """Ids of texts that wait until the worker says which matter they belong to, with commas."""
    pepper: Mapped[str] = mapped_column(String(16), default="", server_default="", info=CLEAR)
    """The name of the pepper of `address_index`."""
    created_on: Mapped[date] = mapped_column(info=CLEAR)
    needed_at: Mapped[datetime | None] = mapped_column(UtcDateTime, info=CLEAR)
    """Retention found that it was still needed at this moment, or after it; None where retention
    has not asked yet."""


_BY_INDEX = ReadRow(
    Contact,
    select(*columns_of(Contact))
    .where(
        Contact.line_id == bindparam("line"),
        Contact.address_index.in_((bindparam("newest"), bindparam("oldest"))),
    )
    .with_for_update(),
)


def find_contact(rows: HeldRows, line_id: str, *indexes: bytes) -> Contact | None:
    """The contact of a line under one of these blind indexes, at most two; locked for the
    transaction.
    """
    newest, *older = indexes
    oldest = older[0] if older else newest
    return rows.read(_BY_INDEX, line=line_id, newest=newest, oldest=oldest)


STOPPED_BY_CARRIER = "carrier"
"""The carrier says that the worker sent STOP to it: START undoes it."""
BLOCKED = "blocked"
"""The worker blocked the bot: any text undoes it, for a blocked bot receives nothing."""
WITHHELD = "withheld"
"""The number is hidden: this contact is one message or call, and nobody can write back."""
NO_ADDRESS = "no-address"
"""The sender is a name or a short code, to which nobody can write."""
UNREACHABLE = (WITHHELD, NO_ADDRESS)
"""No wish of the sender's undoes these: there is no way to answer."""


def stop_for(session: Session, contact_id: str, by: str) -> None:
    """The carrier refuses to reach the worker: no text is begun any more. `by`: as `stopped_by`."""
    contact = session.scalar(select(Contact).where(Contact.id == contact_id).with_for_update())
    if contact is None or contact.opted_out:
        return
    contact.opted_out, contact.stopped_by = True, by
    state = State.from_json(contact.dialogue)
    contact.dialogue = replace(state, opted_out=True).to_json()
