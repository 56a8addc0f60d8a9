"""What a line has cost today, in segments, and what may still go when the day's money is spent."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import String, bindparam, delete, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from config.platform.columns import CLEAR, upsert
from config.platform.database import Base
from config.rows.prepared import Prepared


class LineDay(Base):
    """Segments that a line's couriers handed to the carrier on one day of the line's own zone."""

    __tablename__ = "line_days"

    line_id: Mapped[str] = mapped_column(String(32), primary_key=True, info=CLEAR)
    day: Mapped[date] = mapped_column(primary_key=True, info=CLEAR)
    segments: Mapped[int] = mapped_column(default=0, info=CLEAR)


_SPENT = Prepared(
    select(LineDay.segments).where(
        LineDay.line_id == bindparam("line"), LineDay.day == bindparam("day")
    )
)
RECEIPTS_UP_TO = 2
"""Receipts still go until this many times the cap is spent; then nothing automatic does."""


def may_spend(spent: int, cap: int | None, receipt: bool, urgent: bool) -> bool:
    """The cost guard: below the cap all goes; beyond it receipts alone, and then nothing.

    What a named person sends for a danger to life goes at any cost.
    """
    if cap is None or urgent or spent < cap:
        return True
    return receipt and spent < cap * RECEIPTS_UP_TO


def spent_today(session: Session, line_id: str, time_zone: str, now: datetime) -> int:
    """Segments of the line's own day so far."""
    day = now.astimezone(ZoneInfo(time_zone)).date()
    return int(_SPENT.scalar(session, line=line_id, day=day) or 0)


def spend(session: Session, line_id: str, time_zone: str, segments: int, now: datetime) -> int:
    """Adds to the line's day and gives its sum; couriers that add at once get different sums."""
    day = now.astimezone(ZoneInfo(time_zone)).date()
    row = {"line_id": line_id, "day": day, "segments": segments}
    upsert(session, LineDay, row, add=("segments",))
    # The row is ours until the transaction ends: nobody else's segments come in between.
    return spent_today(session, line_id, time_zone, now)


def tomorrow(time_zone: str, now: datetime) -> datetime:
    """The line's next midnight, when its day's money is there again."""
    local = now.astimezone(ZoneInfo(time_zone)) + timedelta(days=1)
    return local.replace(hour=0, minute=0, second=0, microsecond=0).astimezone(UTC)


def forget_days(session: Session, before: date) -> None:
    """What lines cost on days before this one."""
    session.execute(delete(LineDay).where(LineDay.day < before))
