"""Wrong worker codes: counted per sender and in all, so that codes can't be tried out."""

from datetime import datetime, timedelta

from sqlalchemy import LargeBinary, String, func, select
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
    """False when this sender, or all senders together, have used up the hour's guesses."""
    recent = (
        select(func.count())
        .select_from(CodeAttempt)
        .where(CodeAttempt.guessed_at > now - timedelta(hours=1))
    )
    if (session.scalar(recent) or 0) >= limits.in_all:
        return False
    mine = session.scalar(recent.where(CodeAttempt.sender_index == sender_index)) or 0
    return mine < limits.per_sender


def note_wrong_code(session: Session, sender_index: bytes, now: datetime) -> None:
    """Counts one wrong code."""
    session.add(CodeAttempt(sender_index=sender_index, guessed_at=now))
