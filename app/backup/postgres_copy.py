"""PostgreSQL by its own programs, pg_dump and pg_restore; a password is on no command line."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from secrets import token_hex
from typing import Any

import psycopg
from psycopg import sql
from psycopg.conninfo import make_conninfo
from sqlalchemy import URL, Connection, make_url, text

from app.backup.durable import sync_file
from app.backup.errors import BackupFailed


def begin_snapshot(connection: Connection) -> str:
    """The name under which pg_dump sees what this connection sees, while it stays open."""
    # What is counted and dumped may take longer than any request.
    connection.execute(text("SET statement_timeout = 0"))
    return str(connection.scalar(text("SELECT pg_export_snapshot()")))


def dump(url: str, target: Path, snapshot: str, left_out: tuple[str, ...]) -> None:
    """Writes a dump of that snapshot. Raises BackupFailed with what pg_dump says."""
    target.touch(mode=0o600, exist_ok=False)
    _run(
        url,
        "pg_dump",
        "--format=custom",
        "--no-owner",
        "--no-privileges",
        f"--snapshot={snapshot}",
        *(f"--exclude-table-data=public.{name}" for name in left_out),
        f"--file={target}",
    )
    sync_file(target)


def load(source: Path, url: str) -> None:
    """Puts a dump into an empty database, all of it or nothing. Raises BackupFailed."""
    _run(
        url,
        "pg_restore",
        "--exit-on-error",
        "--single-transaction",
        "--no-owner",
        "--no-privileges",
        str(source),
    )


@contextmanager
def throwaway_database(url: str) -> Iterator[str]:
    """The address of a new, empty database beside that of `url`, removed at the end.

    Raises BackupFailed where this role may not make one.
    """
    location = make_url(url)
    name = f"firedoor_drill_{token_hex(6)}"
    try:
        connection = psycopg.connect(_conninfo(location), autocommit=True, connect_timeout=5)
    except psycopg.Error:
        raise BackupFailed("the database can't be reached: check DATABASE_URL") from None
    with connection:
        try:
            connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
        except psycopg.Error:
            raise BackupFailed(
                "no database for the drill can be made: ALTER ROLE … CREATEDB, or name an empty "
                "one with --database"
            ) from None
        try:
            yield location.set(database=name).render_as_string(hide_password=False)
        finally:
            remove = sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name))
            connection.execute(remove)


def _run(url: str, program: str, *arguments: str) -> None:
    found = shutil.which(program)
    if found is None:
        raise BackupFailed(f"{program} is missing: apt-get install postgresql-client")
    location = make_url(url)
    environment = None
    if location.password:
        environment = {"PATH": os.defpath, "PGPASSWORD": str(location.password)}
    where = f"--dbname={_conninfo(location.set(password=None))}"
    done = subprocess.run(
        [found, where, *arguments],
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        check=False,
    )
    if done.returncode:
        # An error of pg_restore shows rows in its later lines: the first names the cause.
        first = done.stderr.strip().partition("\n")[0][:200]
        raise BackupFailed(f"{program} failed: {first}")


def _conninfo(location: URL) -> str:
    known: dict[str, Any] = {
        "host": location.host,
        "port": location.port,
        "user": location.username,
        "password": location.password,
        "dbname": location.database,
        **location.query,
    }
    return make_conninfo(**{name: value for name, value in known.items() if value is not None})
