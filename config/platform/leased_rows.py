"""Rows that processes take under a lease: claimed, fenced, settled, or tried again later.

A row counts how often it was taken. Who settles it says by which count: a process that was only
slow, and whose row another has by now, finds the count moved on and changes nothing.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Generic, TypeVar

from sqlalchemy import Select, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from config.platform.database import Base

R = TypeVar("R", bound=Base)


@dataclass(frozen=True)
class LeasedRows(Generic[R]):
    """The rows of one table, and its two columns that make the lease."""

    row: type[R]
    count: InstrumentedAttribute[int]
    """How often a row was taken."""
    until: InstrumentedAttribute[datetime | None]
    """When the lease ends, or the row is due again."""

    def due(self, session: Session, wanted: Select[R], at_most: int) -> list[R]:
        """Locks at most so many of the `wanted` rows until the transaction ends.

        On PostgreSQL rows that another process holds are skipped; on SQLite the transaction is
        already exclusive.
        """
        locking = wanted.limit(at_most).with_for_update(of=self.row, skip_locked=True)
        return list(session.scalars(locking))

    def lease(self, row: R, until: datetime) -> None:
        """Takes a row that `due` gave."""
        setattr(row, self.count.key, self.taken(row) + 1)
        setattr(row, self.until.key, until)

    def taken(self, row: R) -> int:
        """How often a row was taken."""
        return int(getattr(row, self.count.key))

    def held(self, session: Session, counts: Mapping[str, int]) -> list[R]:
        """Those rows that nobody took since they were taken for the time that `counts` says.

        `counts` by id. They stay locked until the transaction ends, in the order of their ids.
        """
        identifier: InstrumentedAttribute[Any] = self.row.id  # type: ignore[attr-defined]
        rows = session.scalars(
            select(self.row)
            .where(identifier.in_(list(counts)))
            .order_by(identifier)
            .with_for_update()
            .execution_options(populate_existing=True)
        )
        return [row for row in rows if self.taken(row) == counts[row.id]]  # type: ignore[attr-defined]


def wait_before(waits: Sequence[int], tries: int) -> timedelta:
    """How long to wait after the `tries`-th try (from 1) failed; the last of `waits`, in seconds,
    goes on.
    """
    return timedelta(seconds=waits[min(tries, len(waits)) - 1])
