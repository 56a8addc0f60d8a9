"""Contests: a worker does not agree with what was found, or with how the case was closed."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, Index, String, func, select, text
from sqlalchemy.orm import Mapped, Session, mapped_column

from config.platform.columns import CLEAR
from config.platform.database import DEFERRED, Base, UtcDateTime, new_id

UNSETTLED = text("settled_at IS NULL")
"""As it stands in an index, of which a statement must repeat the words."""


class ContestKind(StrEnum):
    """How a worker said it; the values stand in rows."""

    DIGIT = "digit"
    """By the digit that says so."""
    WORDS = "words"
    """The worker wrote after the case was closed: a member reads whether it is a contest."""


class Contest(Base):
    """One worker's word against a finding or an end, until a step of the case answers it."""

    __tablename__ = "contests"
    __table_args__ = (
        Index(
            "ix_contests_unsettled",
            "case_id",
            sqlite_where=UNSETTLED,
            postgresql_where=UNSETTLED,
        ),
    )

    id: Mapped[str] = mapped_column(String(32), primary_key=True, default=new_id, info=CLEAR)
    case_id: Mapped[str] = mapped_column(ForeignKey("cases.id", **DEFERRED), index=True, info=CLEAR)
    report_id: Mapped[str] = mapped_column(ForeignKey("reports.id", **DEFERRED), info=CLEAR)
    kind: Mapped[str] = mapped_column(String(10), info=CLEAR)
    """A ContestKind."""
    raised_at: Mapped[datetime] = mapped_column(UtcDateTime, info=CLEAR)
    settled_at: Mapped[datetime | None] = mapped_column(UtcDateTime, info=CLEAR)
    settled_by: Mapped[str | None] = mapped_column(String(32), info=CLEAR)
    outcome: Mapped[str | None] = mapped_column(String(30), info=CLEAR)
    """The step of the case that settled it; None while it waits."""


def contests_of(session: Session, case_id: str) -> list[Contest]:
    """All of a case, the newest first."""
    found = select(Contest).where(Contest.case_id == case_id)
    return list(session.scalars(found.order_by(Contest.raised_at.desc(), Contest.id)))


def waiting_contests(session: Session, case_id: str) -> list[Contest]:
    """Those of a case that no step has settled, the oldest first."""
    found = select(Contest).where(Contest.case_id == case_id, UNSETTLED)
    return list(session.scalars(found.order_by(Contest.raised_at, Contest.id)))


def contest_since(session: Session, case_id: str) -> datetime | None:
    """Since when a contest waits; None where none does."""
    oldest = select(func.min(Contest.raised_at))
    return session.scalar(oldest.where(Contest.case_id == case_id, UNSETTLED))
