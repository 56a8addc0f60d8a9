"""The database: one declarative base, one engine a process, and the transaction an edge owns."""

import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any
from uuid import uuid4

from sqlalchemy import DateTime, Engine, MetaData, create_engine, event, make_url
from sqlalchemy.engine import Connection, Dialect
from sqlalchemy.orm import DeclarativeBase, Session
from sqlalchemy.types import TypeDecorator

from config.rows.held_rows import insert_values

# How long SQLite itself waits for the write lock before we ask anew.
TURN_SECONDS = 0.02


class UtcDateTime(TypeDecorator[datetime]):
    """An aware UTC time in Python on both databases; SQLite has no time zones of its own."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a time without a zone was about to be stored; use an aware UTC time")
        value = value.astimezone(UTC)
        return value.replace(tzinfo=None) if dialect.name == "sqlite" else value

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


# Checked at the commit: one transaction may write rows in any order, in one round.
DEFERRED: dict[str, Any] = {"deferrable": True, "initially": "DEFERRED"}


class Base(DeclarativeBase):
    """Every table of the product. `info` of a column says its class: clear, sealed or blind."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
            "pk": "pk_%(table_name)s",
        }
    )


def new_id() -> str:
    """A random identifier of 32 hexadecimal characters; it tells no order and no time."""
    return uuid4().hex


def utc_now() -> datetime:
    """The present, aware, in UTC. Called at the edges; rules take the time as an argument."""
    return datetime.now(UTC)


# FULL is the only level that survives a power cut after the acknowledgement; secure_delete
# makes erasure real; the last three close doors that a crafted database file would use.
SQLITE_PRAGMAS = (
    "PRAGMA synchronous=FULL",
    "PRAGMA foreign_keys=ON",
    "PRAGMA secure_delete=ON",
    "PRAGMA trusted_schema=OFF",
    "PRAGMA cell_size_check=ON",
)


def open_engine(url: str, busy_seconds: float = 30.0) -> Engine:
    """An engine for `sqlite:///…` or `postgresql+psycopg://…`.

    `busy_seconds` is how long a writer waits for the other writers. Parameters never reach an
    exception's text: they may hold sealed values, and the habit must not depend on which.
    """
    if url.startswith("sqlite"):
        engine = create_engine(url, hide_parameters=True, connect_args={"timeout": TURN_SECONDS})
        event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "begin", partial(_begin, busy_seconds=busy_seconds))
    else:
        milliseconds = int(busy_seconds * 1000)
        engine = create_engine(
            url,
            hide_parameters=True,
            pool_pre_ping=True,
            connect_args={
                "connect_timeout": max(2, int(busy_seconds)),
                "options": f"-c lock_timeout={milliseconds} -c statement_timeout=60000",
            },
        )
    # A forked child must not share a socket or a SQLite handle with its parent.
    os.register_at_fork(after_in_child=lambda: engine.dispose(close=False))
    return engine


def _prepare_sqlite(connection: sqlite3.Connection, _record: Any) -> None:
    # sqlite3's own implicit BEGIN is deferred and lost half of all updates in a two-thread test.
    connection.isolation_level = None
    for pragma in SQLITE_PRAGMAS:
        connection.execute(pragma)


def _begin(connection: Connection, busy_seconds: float) -> None:
    """Begins; a writer waits for its turn in short rounds.

    SQLite's own waiting sleeps ever longer, up to 100 ms: under load whoever came last goes first
    and the one who has waited longest gives up.
    """
    if connection.get_execution_options().get("read_only", False):
        connection.exec_driver_sql("BEGIN")
        return
    raw = connection.connection.driver_connection
    deadline = time.monotonic() + busy_seconds
    while raw is not None and time.monotonic() < deadline:
        try:
            raw.execute("BEGIN IMMEDIATE")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY:
                raise
        else:
            return
    connection.exec_driver_sql("BEGIN IMMEDIATE")


@contextmanager
def transaction(engine: Engine) -> Iterator[Session]:
    """The one transaction of an edge: commits at the end, rolls back on any exception."""
    with Session(engine, expire_on_commit=False) as session, session.begin():
        yield session


def insert(session: Session, row: Base) -> None:
    """Writes a row at once, for a tenth of what the session's own bookkeeping costs.

    For rows that are only added: the object does not become part of the session. What refers to
    it may be written later where its key is DEFERRED.
    """
    given = {name: value for name, value in vars(row).items() if not name.startswith("_")}
    insert_values(session, type(row), given)


@contextmanager
def reading(engine: Engine) -> Iterator[Session]:
    """A read-only view that does not hold writers up."""
    with (
        engine.connect().execution_options(read_only=True) as connection,
        Session(connection, expire_on_commit=False) as session,
    ):
        yield session


def prepare_database(url: str) -> None:
    """Makes a SQLite file with write-ahead logging; other databases are made by their owner.

    Done once, before any process connects: two processes that switch the mode at their first
    connection refuse each other, whatever their timeout.
    """
    location = make_url(url)
    if location.get_backend_name() != "sqlite" or not location.database:
        return
    path = Path(location.database)
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    connection = sqlite3.connect(path, timeout=30)
    try:
        connection.execute("PRAGMA journal_mode=WAL")
    finally:
        connection.close()
    path.chmod(0o600)
