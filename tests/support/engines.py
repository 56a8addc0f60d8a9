"""Engines whose statements are compiled once for all tests of a database's kind, and whose SQLite
waits for no disk.

Each test has a database of its own, and so an engine of its own; an engine that is new compiles
every statement anew, which takes longer than most tests. Only what was compiled is shared:
connections, events and transactions are each engine's own. A test may lose its data in a power cut,
on SQLite as on PostgreSQL (tests/support/postgres.py); tests/crash takes the product's own engine.
"""

import sqlite3
from functools import cache
from typing import Any

from sqlalchemy import Engine, event
from sqlalchemy.engine import Dialect
from sqlalchemy.util import LRUCache

from config.platform.database import open_engine

_STATEMENTS = 2000


@cache
def _compiled(_kind: str) -> LRUCache[Any, Any]:
    return LRUCache(_STATEMENTS)


@cache
def _dialects() -> dict[str, Dialect]:
    return {}


def engine_of(url: str, busy_seconds: float = 30.0) -> Engine:
    """As `open_engine`."""
    engine = open_engine(url, busy_seconds)
    kind = engine.dialect.name
    # The first one of a kind is asked by its own engine what its server can do.
    engine.dialect = engine.pool._dialect = _dialects().setdefault(kind, engine.dialect)
    engine._compiled_cache = _compiled(kind)
    if kind == "sqlite":
        event.listen(engine, "connect", _wait_for_no_disk)
    return engine


def _wait_for_no_disk(connection: sqlite3.Connection, _record: Any) -> None:
    connection.execute("PRAGMA synchronous=OFF")
