"""A worker's code word: kept as a keyed digest under the code pepper.

A digest can't be moved to a new pepper without the word: it is made anew when the worker gives it,
and until then the old code pepper stays (intake/privacy/rotate_peppers.py counts).
"""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import (
    ForeignKey,
    LargeBinary,
    String,
    delete,
    func,
    or_,
    select,
)
from sqlalchemy.orm import Mapped, Session, mapped_column

from config.platform.columns import BLIND, CLEAR
from config.platform.database import Base, UtcDateTime


class CodeWord(Base):
    """One contact's code words."""

    __tablename__ = "code_words"

    contact_id: Mapped[str] = mapped_column(
        ForeignKey("contacts.id", ondelete="CASCADE"), primary_key=True, info=CLEAR
    )
    report_id: Mapped[str | None] = mapped_column(String(32), info=CLEAR)
    """The report that the worker had when the word was chosen: its code resets the words."""
    word_mac: Mapped[bytes] = mapped_column(LargeBinary(32), info=BLIND)
    word_pepper: Mapped[str] = mapped_column(String(16), info=CLEAR)
    second_mac: Mapped[bytes | None] = mapped_column(LargeBinary(32), info=BLIND)
    """Of the second word, for a worker who is made to send one: with it nothing is shown."""
    second_pepper: Mapped[str | None] = mapped_column(String(16), info=CLEAR)
    tries: Mapped[int] = mapped_column(default=0, info=CLEAR)
    """Wrong words since the last right one, or the last pause."""
    paused_until: Mapped[datetime | None] = mapped_column(UtcDateTime, info=CLEAR)
    open_until: Mapped[datetime | None] = mapped_column(UtcDateTime, info=CLEAR)
    """Until then what we begin goes without the word, which was given a moment ago."""
    asked_at: Mapped[datetime | None] = mapped_column(UtcDateTime, info=CLEAR)
    """When we asked for the word; None once it was given."""
    duress_at: Mapped[datetime | None] = mapped_column(UtcDateTime, info=CLEAR)
    """When the second word was sent; None once the first one was given."""
    chosen_on: Mapped[date] = mapped_column(info=CLEAR)


@dataclass(frozen=True)
class WordStanding:
    """Whether what we begin may go to a contact."""

    held: bool
    """It waits for the code word."""
    open_until: datetime | None = None
    """Else, for a contact who has a word: how long it goes without."""
    duress_at: datetime | None = None
    """When the second word was sent."""


NO_WORD = WordStanding(held=False)


def word_standing(session: Session, contact_id: str | None, now: datetime) -> WordStanding:
    """How it is with a contact's code word, for a process that has no pepper."""
    row = session.get(CodeWord, contact_id) if contact_id else None
    if row is None:
        return NO_WORD
    is_open = row.open_until is not None and now < row.open_until
    return WordStanding(not is_open, row.open_until if is_open else None, row.duress_at)


def forget_words(session: Session, contact_id: str) -> None:
    """A contact that is erased, or that is another's now, has no code word either."""
    session.execute(delete(CodeWord).where(CodeWord.contact_id == contact_id))


def words_under(session: Session, pepper: str) -> int:
    """How many words need this code pepper: only their workers can bring them under another."""
    under = or_(CodeWord.word_pepper == pepper, CodeWord.second_pepper == pepper)
    return session.scalar(select(func.count()).select_from(CodeWord).where(under)) or 0
