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
    """One contact's words. `report_id` is the report that she had then: its code resets them."""

    __tablename__ = "code_words"

    contact_id: Mapped[str] = mapped_column(
        ForeignKey("contacts.id", ondelete="CASCADE"), primary_key=True, info=CLEAR
    )
    report_id: Mapped[str | None] = mapped_column(String(32), info=CLEAR)
    word_mac: Mapped[bytes] = mapped_column(LargeBinary(32), info=BLIND)
    word_pepper: Mapped[str] = mapped_column(String(16), info=CLEAR)
    second_mac: Mapped[bytes | None] = mapped_column(LargeBinary(32), info=BLIND)
    second_pepper: Mapped[str | None] = mapped_column(String(16), info=CLEAR)
    tries: Mapped[int] = mapped_column(default=0, info=CLEAR)
    paused_until: Mapped[datetime | None] = mapped_column(UtcDateTime, info=CLEAR)
    open_until: Mapped[datetime | None] = mapped_column(UtcDateTime, info=CLEAR)
    asked_at: Mapped[datetime | None] = mapped_column(UtcDateTime, info=CLEAR)
    duress_at: Mapped[datetime | None] = mapped_column(UtcDateTime, info=CLEAR)
    chosen_on: Mapped[date] = mapped_column(info=CLEAR)


@dataclass(frozen=True)
class WordStanding:
    """`held`: what we begin waits for her word; else `open_until`: how long it goes without."""

    held: bool
    open_until: datetime | None = None
    duress_at: datetime | None = None


NO_WORD = WordStanding(held=False)


def word_standing(session: Session, contact_id: str | None, now: datetime) -> WordStanding:
    """How it is with a contact's word, for who has no pepper."""
    row = session.get(CodeWord, contact_id) if contact_id else None
    if row is None:
        return NO_WORD
    is_open = row.open_until is not None and now < row.open_until
    return WordStanding(not is_open, row.open_until if is_open else None, row.duress_at)


def forget_words(session: Session, contact_id: str) -> None:
    """Whoever is erased has no word either."""
    session.execute(delete(CodeWord).where(CodeWord.contact_id == contact_id))


def words_under(session: Session, pepper: str) -> int:
    """How many words need this code pepper, because nobody but she can bring them under another."""
    under = or_(CodeWord.word_pepper == pepper, CodeWord.second_pepper == pepper)
    return session.scalar(select(func.count()).select_from(CodeWord).where(under)) or 0
