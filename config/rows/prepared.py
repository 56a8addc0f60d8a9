"""Statements that are compiled once and run on the database's driver itself.

For what every text asks and writes: SQLAlchemy's own way to run a statement costs several times
what the database does for it (docs/decisions/0018-past-the-mapper.md). Statements are written with
its tables and columns all the same, and values are turned by its types.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Executable, Select
from sqlalchemy.engine import Connection, Dialect
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.types import TypeEngine

Row = tuple[Any, ...]
_Turn = Callable[[Any], Any]
_DRIVER = "driver"


@dataclass(frozen=True)
class _Compiled:
    """A statement as one database takes it."""

    text: str
    constants: Mapping[str, Any]
    """Values that stand in the statement itself, ready for the driver."""
    given: tuple[tuple[str, _Turn | None], ...]
    """What must be given, and how the driver takes it."""
    order: tuple[str, ...] | None
    """The places of all of them; None where the driver takes them by name."""
    columns: tuple[tuple[int, _Turn], ...]
    """Which columns of a result are turned, and how."""

    def parameters(self, values: Mapping[str, Any]) -> Any:
        """As the driver takes them. Raises KeyError for what is missing."""
        turned = dict(self.constants)
        for name, turn in self.given:
            value = values[name]
            turned[name] = value if turn is None else turn(value)
        return turned if self.order is None else [turned[name] for name in self.order]

    def row(self, raw: Sequence[Any]) -> Row:
        """A row of the driver in Python's own types."""
        row = list(raw)
        for place, turn in self.columns:
            row[place] = turn(row[place])
        return tuple(row)


class Prepared:
    """One statement with `bindparam`s, made once; whoever runs it gives them all."""

    def __init__(self, statement: Executable) -> None:
        self._statement = statement
        self._compiled: dict[str, _Compiled] = {}

    def all(self, session: Session, **values: Any) -> list[Row]:
        """All rows. Raises what SQLAlchemy raises."""
        compiled, rows = self._run(session, values, lambda result: result.fetchall())
        return [compiled.row(raw) for raw in rows]

    def first(self, session: Session, **values: Any) -> Row | None:
        """The first row, of a statement that finds few."""
        rows = self.all(session, **values)
        return rows[0] if rows else None

    def scalar(self, session: Session, **values: Any) -> Any:
        """The first column of the first row; None without one."""
        row = self.first(session, **values)
        return None if row is None else row[0]

    def run(self, session: Session, values: Mapping[str, Any]) -> int:
        """Writes; gives how many rows were written."""
        return int(self._run(session, values, lambda result: result.rowcount)[1])

    def _run(
        self, session: Session, values: Mapping[str, Any], take: Callable[[Any], Any]
    ) -> tuple[_Compiled, Any]:
        """`take` takes what is wanted of the result: SQLite may fail at a later row."""
        if session.autoflush:
            session.flush()
        connection, driver = _driver(session)
        dialect = connection.dialect
        compiled = self._compiled.get(dialect.name)
        if compiled is None:
            compiled = self._compiled[dialect.name] = _compile(self._statement, dialect)
        parameters = compiled.parameters(values)
        if connection.dispatch.before_cursor_execute:
            # Somebody watches what is executed.
            return compiled, take(connection.exec_driver_sql(compiled.text, _shown(parameters)))
        try:
            return compiled, take(driver.execute(compiled.text, parameters))
        except dialect.loaded_dbapi.Error as error:
            raise _as_sqlalchemy_has_it(connection, driver, compiled.text, error) from error


def _shown(parameters: Any) -> Any:
    return tuple(parameters) if isinstance(parameters, list) else parameters


def _driver(session: Session) -> tuple[Connection, Any]:
    """The connection of the session's transaction, which begins where there is none yet.

    Raises InvalidRequestError after a flush that failed: the transaction is over by then, and on
    SQLite whatever the driver is given would stay.
    """
    begun = session.get_transaction()
    known = session.info.get(_DRIVER)
    if known is not None and begun is not None and known[0] is begun and session.is_active:
        return known[1], known[2]
    connection = session.connection()
    driver = connection.connection.driver_connection
    session.info[_DRIVER] = (session.get_transaction(), connection, driver)
    return connection, driver


def _compile(statement: Executable, dialect: Dialect) -> _Compiled:
    compiled = statement.compile(dialect=dialect)  # type: ignore[attr-defined]
    assert isinstance(compiled, SQLCompiler)
    binds = compiled.binds
    required = {name: _to_driver(one.type, dialect) for name, one in binds.items() if one.required}
    # Lists of constants are written out, for which the compiler wants some value for the others.
    whole = compiled.construct_expanded_state(dict.fromkeys(required))
    constants = {name: one for name, one in whole.parameters.items() if name not in required}
    turns = {name: _to_driver(one.type, dialect) for name, one in binds.items()}
    return _Compiled(
        text=whole.statement,
        constants={
            name: turn(value) if (turn := turns.get(name)) else value
            for name, value in constants.items()
        },
        given=tuple(required.items()),
        order=tuple(whole.positiontup) if whole.positiontup is not None else None,
        columns=tuple(_turned_columns(statement, dialect)),
    )


def _turned_columns(statement: Executable, dialect: Dialect) -> list[tuple[int, _Turn]]:
    if not isinstance(statement, Select):
        return []
    turns = [_from_driver(column.type, dialect) for column in statement.selected_columns]
    return [(place, turn) for place, turn in enumerate(turns) if turn is not None]


def _to_driver(kind: TypeEngine[Any], dialect: Dialect) -> _Turn | None:
    return kind.dialect_impl(dialect).bind_processor(dialect)


def _from_driver(kind: TypeEngine[Any], dialect: Dialect) -> _Turn | None:
    return kind.dialect_impl(dialect).result_processor(dialect, None)


def _as_sqlalchemy_has_it(
    connection: Connection, driver: Any, text: str, error: Any
) -> BaseException:
    """The error that SQLAlchemy raises for one of the driver; it shows no parameters."""
    dialect = connection.dialect
    gone = dialect.is_disconnect(error, driver, None)
    if gone:
        connection.invalidate(error)
    raised: BaseException = DBAPIError.instance(
        text,
        None,
        error,
        dialect.loaded_dbapi.Error,
        hide_parameters=True,
        connection_invalidated=gone,
        dialect=dialect,
    )
    return raised
