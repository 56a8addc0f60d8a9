"""Rows that processes take under a lease: claimed, fenced, settled, or tried again later.

A row counts how often it was taken. Who settles it says by which count: a process that was only
slow, and whose row another has by now, finds the count moved on and changes nothing.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from typing import Any, Generic, TypeVar

from sqlalchemy import ColumnElement, Integer, Select, TextClause, bindparam, select
from sqlalchemy.orm import InstrumentedAttribute

from config.platform.database import Base
from config.rows.held_rows import HeldRows, ReadRow, columns_of

R = TypeVar("R", bound=Base)


@dataclass(frozen=True)
class LeasedRows(Generic[R]):
    """The rows of one table, and its two columns that make the lease."""

    row: type[R]
    count: InstrumentedAttribute[int]
    """How often a row was taken."""
    until: InstrumentedAttribute[datetime | None]
    """When the lease ends, or the row is due again."""

    def look_up(
        self, *wanted: ColumnElement[bool] | TextClause, order: Sequence[Any]
    ) -> ReadRow[R]:
        """The look for rows that are due, made once; `due` runs it.

        On PostgreSQL rows that another process holds are skipped; on SQLite the transaction is
        already exclusive.
        """
        found: Select[Any] = select(*columns_of(self.row)).where(*wanted).order_by(*order)
        locking = found.limit(bindparam("at_most", type_=Integer))
        return ReadRow(self.row, locking.with_for_update(of=self.row, skip_locked=True))

    def due(self, rows: HeldRows, wanted: ReadRow[R], at_most: int, **values: Any) -> list[R]:
        """Locks at most so many of the `wanted` rows until the transaction ends."""
        return rows.read_all(wanted, at_most=at_most, **values)

    def lease(self, row: R, until: datetime) -> None:
        """Takes a row that `due` gave."""
        setattr(row, self.count.key, self.taken(row) + 1)
        setattr(row, self.until.key, until)

    def taken(self, row: R) -> int:
        """How often a row was taken."""
        return int(getattr(row, self.count.key))

    def held(self, rows: HeldRows, counts: Mapping[str, int]) -> list[R]:
        """Those rows that nobody took since they were taken for the time that `counts` says.

        `counts` by id. They stay locked until the transaction ends, in the order of their ids.
        """
        found = [(counts[one], rows.read(_locked(self.row), id=one)) for one in sorted(counts)]
        return [row for count, row in found if row is not None and self.taken(row) == count]


@cache
def _locked(kind: type[R]) -> ReadRow[R]:
    identifier = kind.__table__.c["id"]
    wanted: Select[Any] = select(*columns_of(kind)).where(identifier == bindparam("id"))
    return ReadRow(kind, wanted.with_for_update())


def wait_before(waits: Sequence[int], tries: int) -> timedelta:
    """How long to wait after the `tries`-th try (from 1) failed; the last of `waits`, in seconds,
    goes on.
    """
    return timedelta(seconds=waits[min(tries, len(waits)) - 1])
