"""Wrong worker codes: counted by sender, so that codes can't be tried out.

A limit for all senders together would let one phone shut every worker's way back to a report: what
they all guess only raises an alarm. A code of sixteen digits isn't found by a few guesses a phone.
"""

from datetime import datetime, timedelta

from sqlalchemy import LargeBinary, Select, String, func, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from config.platform.columns import BLIND, CLEAR
from config.platform.database import Base, UtcDateTime, new_id
from config.policy.lines.intake import CodeAttemptLimits


class CodeAttempt(Base):
    """One wrong code from one sender; kept for an hour."""

    __tablename__ = "code_guesses"

    id: Mapped[str] = mapped_column(String(32), primary_key=True, default=new_id, info=CLEAR)
    sender_index: Mapped[bytes] = mapped_column(LargeBinary(32), info=BLIND)
    guessed_at: Mapped[datetime] = mapped_column(UtcDateTime, index=True, info=CLEAR)


def may_try_code(
    session: Session, sender_index: bytes, limits: CodeAttemptLimits, now: datetime
) -> bool:
    """False when this sender has used up the hour's guesses; what others do is no matter."""
    mine = _recent(now).where(CodeAttempt.sender_index == sender_index)
    return (session.scalar(mine) or 0) < limits.per_sender


def note_wrong_code(
    session: Session, sender_index: bytes, limits: CodeAttemptLimits, now: datetime
) -> bool:
    """Counts a wrong code that was looked up; True when all senders together guess too often."""
    session.add(CodeAttempt(sender_index=sender_index, guessed_at=now))
    session.flush()
    return (session.scalar(_recent(now)) or 0) >= limits.in_all


def _recent(now: datetime) -> Select[int]:
    return (
        select(func.count())
        .select_from(CodeAttempt)
        .where(CodeAttempt.guessed_at > now - timedelta(hours=1))
    )
