"""The question to the workers of a case how it is today, and what was seen on which day."""

from collections.abc import Collection
from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, String, select, text
from sqlalchemy.orm import Mapped, Session, mapped_column

from config.platform.columns import CLEAR
from config.platform.database import DEFERRED, Base, UtcDateTime, new_id

_RUNS = text("ended_at IS NULL")


class HazardQuestion(Base):
    """The workers of a case are asked how it is today, once or weekly; one question at a time.

    What each of them answered is in intake/reports/poll_questions.py, under `round_id`.
    """

    __tablename__ = "hazard_questions"
    __table_args__ = (
        Index(
            "ix_hazard_questions_run",
            "case_id",
            unique=True,
            sqlite_where=_RUNS,
            postgresql_where=_RUNS,
        ),
    )

    id: Mapped[str] = mapped_column(String(32), primary_key=True, default=new_id, info=CLEAR)
    case_id: Mapped[str] = mapped_column(ForeignKey("cases.id", **DEFERRED), index=True, info=CLEAR)
    member_id: Mapped[str] = mapped_column(String(32), info=CLEAR)
    rounds_left: Mapped[int] = mapped_column(info=CLEAR)
    """How many times workers are asked after this one."""
    next_ask_at: Mapped[datetime | None] = mapped_column(UtcDateTime, info=CLEAR)
    """None when they are asked no more."""
    round_id: Mapped[str | None] = mapped_column(String(32), info=CLEAR)
    """Under which the answers to the last asking stand; None while no answer is taken."""
    asked_count: Mapped[int] = mapped_column(info=CLEAR)
    """How many workers could be asked the last time."""
    asked_at: Mapped[datetime] = mapped_column(UtcDateTime, info=CLEAR)
    closes_at: Mapped[datetime] = mapped_column(UtcDateTime, info=CLEAR)
    ended_at: Mapped[datetime | None] = mapped_column(UtcDateTime, info=CLEAR)


class HazardObservation(Base):
    """What was seen of the hazard of a case on one day."""

    __tablename__ = "hazard_observations"

    id: Mapped[str] = mapped_column(String(32), primary_key=True, default=new_id, info=CLEAR)
    case_id: Mapped[str] = mapped_column(ForeignKey("cases.id", **DEFERRED), index=True, info=CLEAR)
    source: Mapped[str] = mapped_column(String(10), info=CLEAR)
    """A SeenBy: workers who were asked, or a member."""
    seen: Mapped[str] = mapped_column(String(10), info=CLEAR)
    """A Presence."""
    seen_on: Mapped[date] = mapped_column(info=CLEAR)
    """A day in the organisation's zone."""
    member_id: Mapped[str | None] = mapped_column(String(32), info=CLEAR)
    """Who saw it and wrote it down; None where workers said it."""
    there_count: Mapped[int | None] = mapped_column(info=CLEAR)
    """So many workers said that it is there; None where too few were asked to be counted."""
    gone_count: Mapped[int | None] = mapped_column(info=CLEAR)
    recorded_at: Mapped[datetime] = mapped_column(UtcDateTime, info=CLEAR)


def running_question(session: Session, case_id: str) -> HazardQuestion | None:
    """The one that workers of a case are asked now or later, locked."""
    runs = HazardQuestion.case_id == case_id, HazardQuestion.ended_at.is_(None)
    return session.scalar(select(HazardQuestion).where(*runs).with_for_update())


def observations_of(session: Session, case_ids: Collection[str]) -> list[HazardObservation]:
    """All of these cases, by day; of one day in the order in which they were written down."""
    found = select(HazardObservation).where(HazardObservation.case_id.in_(case_ids))
    ordered = found.order_by(
        HazardObservation.seen_on, HazardObservation.recorded_at, HazardObservation.id
    )
    return list(session.scalars(ordered))
