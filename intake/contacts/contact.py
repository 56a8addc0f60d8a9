"""A contact: somebody who texted a line, known by a blind index and nothing else."""

from dataclasses import replace
from datetime import date, datetime

from sqlalchemy import (
    ForeignKey,
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
from intake.dialogue.model.state import State


class Contact(Base):
    """The address is sealed to the courier; receivers find the row by its blind index.

    `unsorted` are the ids of her texts that wait until she says which matter they belong to.
    """

    __tablename__ = "contacts"
    __table_args__ = (UniqueConstraint("line_id", "address_index"),)

    id: Mapped[str] = mapped_column(String(32), primary_key=True, default=new_id, info=CLEAR)
    line_id: Mapped[str] = mapped_column(ForeignKey("lines.id", **DEFERRED), info=CLEAR)
    address_index: Mapped[bytes] = mapped_column(LargeBinary(32), info=BLIND)
    address_sealed: Mapped[bytes] = mapped_column(LargeBinary, info=SEALED)
    language: Mapped[str] = mapped_column(String(8), info=CLEAR)
    dialogue: Mapped[str] = mapped_column(info=CLEAR)
    current_report_id: Mapped[str | None] = mapped_column(String(32), info=CLEAR)
    opted_out: Mapped[bool] = mapped_column(default=False, info=CLEAR)
    stopped_by: Mapped[str | None] = mapped_column(String(10), info=CLEAR)
    reply_policy: Mapped[str] = mapped_column(String(10), default="evening", info=CLEAR)
    window_start: Mapped[int | None] = mapped_column(info=CLEAR)
    window_end: Mapped[int | None] = mapped_column(info=CLEAR)
    noise_since: Mapped[datetime | None] = mapped_column(UtcDateTime, info=CLEAR)
    noise_texts: Mapped[int] = mapped_column(default=0, server_default="0", info=CLEAR)
    noise_answers: Mapped[int] = mapped_column(default=0, server_default="0", info=CLEAR)
    noise_repeats: Mapped[int] = mapped_column(default=0, server_default="0", info=CLEAR)
    noise_last_digest: Mapped[bytes | None] = mapped_column(LargeBinary(32), info=BLIND)
    called_at: Mapped[datetime | None] = mapped_column(UtcDateTime, info=CLEAR)
    last_inbound_at: Mapped[datetime | None] = mapped_column(UtcDateTime, info=CLEAR)
    clears_chat: Mapped[bool] = mapped_column(
        default=False, server_default=text("false"), info=CLEAR
    )
    has_word: Mapped[bool] = mapped_column(default=False, server_default=text("false"), info=CLEAR)
    erase_report_id: Mapped[str | None] = mapped_column(String(32), info=CLEAR)
    unsorted: Mapped[str] = mapped_column(default="", server_default="", info=CLEAR)
    pepper: Mapped[str] = mapped_column(String(16), default="", server_default="", info=CLEAR)
    created_on: Mapped[date] = mapped_column(info=CLEAR)


_BY_INDEX = (
    select(Contact)
    .where(
        Contact.line_id == bindparam("line"),
        Contact.address_index.in_(bindparam("indexes", expanding=True)),
    )
    .with_for_update()
)


def find_contact(session: Session, line_id: str, *indexes: bytes) -> Contact | None:
    """The contact of a line under any of these blind indexes, locked for the transaction."""
    return session.scalar(_BY_INDEX, {"line": line_id, "indexes": indexes})


STOPPED_BY_CARRIER = "carrier"
"""The carrier says that she sent STOP to it: START undoes it."""
BLOCKED = "blocked"
"""She blocked the bot: whatever she writes next undoes it, for a blocked bot hears nothing."""
WITHHELD = "withheld"
"""She called with her number hidden: this contact is that one call, and there is no way back."""


def stop_for(session: Session, contact_id: str, by: str) -> None:
    """The carrier refuses to reach her: no text waits for her any more, and none is begun."""
    contact = session.scalar(select(Contact).where(Contact.id == contact_id).with_for_update())
    if contact is None or contact.opted_out:
        return
    contact.opted_out, contact.stopped_by = True, by
    state = State.from_json(contact.dialogue)
    contact.dialogue = replace(state, opted_out=True).to_json()
