"""What came in and went out, counted in the transaction that did it: per line and day (UTC).

received  messages that were acknowledged, each once
stored    not counted here but in the inbox itself, whose rows no recount can flatter
handled   messages whose effects reached the report, the outbox and the case
repeated  second deliveries, which changed nothing
sent      texts that went out, or may have: each attempt that a carrier took
recovered of the received: found by asking the carrier, or taken in by a coordinator's word
listed    what the carrier's own list shows for the day; none where it can't be asked
missing   of the listed: could not be taken in
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import ForeignKey, String, delete, func, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from config.platform.columns import CLEAR, upsert
from config.platform.database import Base
from intake.inbox.seen import Taken
from intake.lines.line import Line
from intake.reports.thread import Message


class LedgerDay(Base):
    """One line's day. Counts only."""

    __tablename__ = "ledger"

    line_id: Mapped[str] = mapped_column(
        String(32), ForeignKey("lines.id"), primary_key=True, info=CLEAR
    )
    day: Mapped[date] = mapped_column(primary_key=True, index=True, info=CLEAR)
    received: Mapped[int] = mapped_column(default=0, info=CLEAR)
    handled: Mapped[int] = mapped_column(default=0, info=CLEAR)
    repeated: Mapped[int] = mapped_column(default=0, info=CLEAR)
    recovered: Mapped[int] = mapped_column(default=0, info=CLEAR)
    sent: Mapped[int] = mapped_column(default=0, server_default="0", info=CLEAR)
    listed: Mapped[int | None] = mapped_column(info=CLEAR)
    missing: Mapped[int] = mapped_column(default=0, info=CLEAR)


COUNTS = ("received", "handled", "repeated", "recovered", "sent")


def count(session: Session, line_id: str, day: date, **counts: int) -> None:
    """Adds to a line's day, in the caller's transaction; names are those of `COUNTS`."""
    values = dict.fromkeys(COUNTS, 0) | {"missing": 0} | counts
    upsert(session, LedgerDay, {"line_id": line_id, "day": day} | values, add=COUNTS)


def carrier_says(session: Session, line_id: str, day: date, listed: int, missing: int) -> None:
    """Keeps what the carrier's list shows. We delete there what we have, so it only ever grows."""
    count(session, line_id, day)
    row = session.get_one(LedgerDay, (line_id, day))
    row.listed = max(row.listed or 0, listed)
    row.missing = missing


@dataclass(frozen=True)
class Day:
    """A line's day as a page shows it."""

    day: date
    channel: str
    address: str
    received: int
    stored: int
    handled: int
    repeated: int
    recovered: int
    listed: int | None
    missing: int

    @property
    def difference(self) -> int:
        """How many messages are in one count and not in another: 0 on every good day."""
        between = abs(self.received - self.stored) + abs(self.received - self.handled)
        return between + self.missing


def days(session: Session, organisation_id: str, since: date) -> list[Day]:
    """The days of an organisation's lines, newest first."""
    stored = _stored(session, organisation_id, since)
    rows = session.execute(
        select(LedgerDay, Line.channel, Line.address)
        .join(Line, Line.id == LedgerDay.line_id)
        .where(Line.organisation_id == organisation_id, LedgerDay.day >= since)
        .order_by(LedgerDay.day.desc(), Line.channel, Line.address)
    )
    return [
        Day(
            row.day,
            channel,
            address,
            row.received,
            stored.get((row.line_id, row.day), 0),
            row.handled,
            row.repeated,
            row.recovered,
            row.listed,
            row.missing,
        )
        for row, channel, address in rows
    ]


def _stored(session: Session, organisation_id: str, since: date) -> dict[tuple[str, date], int]:
    rows = session.execute(
        select(Taken.line_id, Taken.taken_on, func.count())
        .join(Line, Line.id == Taken.line_id)
        .where(Line.organisation_id == organisation_id, Taken.taken_on >= since)
        .group_by(Taken.line_id, Taken.taken_on)
    )
    return {(line_id, day): number for line_id, day, number in rows}


def arrivals(session: Session, line_id: str, now: datetime, at_most: int = 60) -> list[datetime]:
    """When the newest messages of ninety days came in on a line, oldest first."""
    newest = session.scalars(
        select(Message.at)
        .where(
            Message.line_id == line_id,
            Message.at > now - timedelta(days=90),
            Message.at <= now,
        )
        .order_by(Message.at.desc())
        .limit(at_most)
    )
    return list(reversed(list(newest)))


def forget_before(session: Session, day: date) -> None:
    """Removes days that are older than the inbox's tags, with which they are compared."""
    session.execute(delete(LedgerDay).where(LedgerDay.day < day))
