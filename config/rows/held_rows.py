"""The rows that one text reads and changes: read by prepared statements, written at its end.

A row is an object of its mapped class, which stands in no session: nothing but this writes it.
Each is there once, however often it is read, and is written by one statement of what has changed.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any, Generic, TypeVar, cast

from sqlalchemy import Select, Table, bindparam, select
from sqlalchemy.orm import DeclarativeBase, Session

from config.rows.prepared import Prepared

R = TypeVar("R", bound=DeclarativeBase)


class ReadRow(Generic[R]):
    """A look-up of rows of one table, made once. It selects all columns that the class maps."""

    def __init__(self, kind: type[R], wanted: Select[Any]) -> None:
        """`wanted` selects from the table of `kind` (`columns_of`)."""
        self.kind = kind
        self.statement = Prepared(wanted)


def columns_of(kind: type[DeclarativeBase]) -> list[Any]:
    """The columns of a table, in their order, without those that the database computes."""
    return [column for column in _table(kind).columns if column.computed is None]


@dataclass
class _Held:
    row: DeclarativeBase
    written: dict[str, Any] | None
    """What the database has of it; None for a row that is new."""


@dataclass
class HeldRows:
    """The rows of one text, or of one batch, in the transaction of `session`."""

    session: Session
    _held: dict[tuple[type[DeclarativeBase], str], _Held] = field(default_factory=dict, repr=False)

    def read(self, look_up: ReadRow[R], **values: Any) -> R | None:
        """The row that is found; the one in hand where it was read before."""
        found = self.read_all(look_up, **values)
        return found[0] if found else None

    def read_all(self, look_up: ReadRow[R], **values: Any) -> list[R]:
        """All that are found, in their order."""
        kind = look_up.kind
        found = [
            dict(zip(_names(kind), row, strict=True))
            for row in look_up.statement.all(self.session, **values)
        ]
        return [self._hold(kind, columns["id"], columns) for columns in found]

    def by_id(self, kind: type[R], row_id: str) -> R | None:
        """The row with this id."""
        known = self._held.get((kind, row_id))
        return cast(R, known.row) if known else self.read(_by_id(kind), id=row_id)

    def add(self, row: DeclarativeBase) -> None:
        """A new row: it is written with the others, as it is then. It has its id."""
        self._held[type(row), row.id] = _Held(row, None)  # type: ignore[attr-defined]

    def write(self) -> None:
        """Writes what is new or has changed since it was read, or written."""
        for held in self._held.values():
            kind, now = type(held.row), _columns(held.row)
            if held.written is None:
                insert_values(self.session, kind, now)
            elif changed := {
                name: value
                for name, value in now.items()
                if value is not held.written[name] and value != held.written[name]
            }:
                _update(kind, tuple(changed)).run(self.session, changed | {"row": now["id"]})
            held.written = now

    def _hold(self, kind: type[R], row_id: str, columns: dict[str, Any]) -> R:
        known = self._held.get((kind, row_id))
        if known is None:
            row = kind()
            vars(row).update(columns)
            known = self._held[kind, row_id] = _Held(row, columns)
        return cast(R, known.row)


def insert_values(session: Session, kind: type[DeclarativeBase], given: dict[str, Any]) -> None:
    """Writes a new row of these values, and of the defaults of the columns that have one."""
    values = with_defaults(kind, given)
    _insert(kind, tuple(values)).run(session, values)


def with_defaults(kind: type[DeclarativeBase], given: Mapping[str, Any]) -> dict[str, Any]:
    """What is given of a new row, with what SQLAlchemy itself would write in other columns."""
    return {name: default() for name, default in _defaults(kind)} | dict(given)


def _columns(row: DeclarativeBase) -> dict[str, Any]:
    return {name: value for name, value in vars(row).items() if not name.startswith("_")}


def _table(kind: type[DeclarativeBase]) -> Table:
    return cast(Table, kind.__table__)


@cache
def _names(kind: type[DeclarativeBase]) -> tuple[str, ...]:
    return tuple(column.name for column in columns_of(kind))


@cache
def _by_id(kind: type[R]) -> ReadRow[R]:
    wanted: Select[Any] = select(*columns_of(kind)).where(_table(kind).c.id == bindparam("id"))
    return ReadRow(kind, wanted)


@cache
def _insert(kind: type[DeclarativeBase], names: tuple[str, ...]) -> Prepared:
    return Prepared(_table(kind).insert().values({name: bindparam(name) for name in names}))


@cache
def _update(kind: type[DeclarativeBase], names: tuple[str, ...]) -> Prepared:
    table = _table(kind)
    changes: dict[str, Any] = {name: bindparam(name) for name in names}
    return Prepared(table.update().where(table.c.id == bindparam("row")).values(changes))


@cache
def _defaults(kind: type[DeclarativeBase]) -> tuple[tuple[str, Any], ...]:
    found = []
    for column in _table(kind).columns:
        default: Any = column.default
        if default is not None and default.is_callable:
            found.append((column.name, lambda call=default.arg: call(None)))
        elif default is not None:
            found.append((column.name, lambda value=default.arg: value))
    return tuple(found)
