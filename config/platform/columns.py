"""What every table shares: the class of a column, and writing a row that may be there already."""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any, cast

from sqlalchemy import Table, bindparam
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from config.platform.database import Base
from config.rows.held_rows import with_defaults
from config.rows.prepared import Prepared

CLEAR = {"class": "clear"}
"""`info` of a column that whoever holds the database can read."""
SEALED = {"class": "sealed"}
"""`info` of a column that only the holder of a key can open."""
BLIND = {"class": "blind"}
"""`info` of a column with a keyed index: it can be compared, and tells nothing without the key."""


def insert_new(session: Session, kind: type[Base], rows: Sequence[Mapping[str, Any]]) -> int:
    """Writes those of the rows whose key is not there yet; gives how many.

    Unlike a failed INSERT it leaves the transaction usable, on both databases.
    """
    if not rows:
        return 0
    new = _insert_into(_dialect(session), cast(Table, kind.__table__)).values(list(rows))
    leaving = new.on_conflict_do_nothing().execution_options(preserve_rowcount=True)
    written = session.execute(leaving)
    return int(written.rowcount)  # type: ignore[attr-defined]


def upsert(
    session: Session,
    kind: type[Base],
    row: Mapping[str, Any],
    add: Sequence[str] = (),
    replace: Sequence[str] = (),
) -> None:
    """Writes a row, or changes the one with its primary key.

    In a row that is there the columns of `add` grow by the values given here and those of
    `replace` take them; all others stay. Two processes that do it at once wait for each other.
    """
    values = with_defaults(kind, row)
    names = tuple(values)
    _upserting(_dialect(session), kind, names, tuple(add), tuple(replace)).run(session, values)


# Built once a table: a receiver runs one of them for every message.
@cache
def _upserting(
    dialect: str,
    kind: type[Base],
    names: tuple[str, ...],
    add: tuple[str, ...],
    replace: tuple[str, ...],
) -> Prepared:
    table = cast(Table, kind.__table__)
    new = _insert_into(dialect, table).values({name: bindparam(name) for name in names})
    changes = {name: table.c[name] + new.excluded[name] for name in add}
    changes |= {name: new.excluded[name] for name in replace}
    return Prepared(new.on_conflict_do_update(index_elements=list(table.primary_key), set_=changes))


def _insert_into(dialect: str, table: Table) -> Any:
    # Both databases spell it the same way; their two classes of statement share no base.
    return sqlite.insert(table) if dialect == "sqlite" else postgresql.insert(table)


def _dialect(session: Session) -> str:
    return session.get_bind().dialect.name
