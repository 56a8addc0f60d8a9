"""Keeps a process's sign of life fresh, beside its work."""

import socket
from contextlib import suppress
from threading import Event, Thread

from sqlalchemy import Engine
from sqlalchemy.exc import SQLAlchemyError

from config.platform.database import transaction, utc_now
from config.platform.heartbeats import EVERY, beat


def keep_beating(engine: Engine, process: str, channels: tuple[str, ...] = ()) -> None:
    """In a thread of its own, until the process ends: a long send must not look like a death.

    That the work itself goes on is told by the age of what waits for it.
    """
    Thread(target=_beat, args=(engine, process, channels), name="heartbeat", daemon=True).start()


def _beat(engine: Engine, process: str, channels: tuple[str, ...]) -> None:
    host, never = socket.gethostname(), Event()
    while True:
        # The process's own work says so where the database is away.
        with suppress(SQLAlchemyError), transaction(engine) as session:
            beat(session, process, host, utc_now(), channels)
        never.wait(EVERY.total_seconds())
