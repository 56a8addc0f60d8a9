"""Debian's PostgreSQL in a folder of its own: one server a session, an empty database a test."""

import os
import shutil
import subprocess
import tempfile
from itertools import count
from pathlib import Path

import psycopg
from sqlalchemy import make_url

from app.installation.migrate import migrate_to
from app.tables import METADATA

TEMPLATE = "firedoor_template"
OWNER = "postgres"
NOT_DURABLE = {"fsync": "off", "full_page_writes": "off"}
UNDISTURBED = {"autovacuum": "off"}
"""Statistics change when a test asks for it, so that a plan is the same in each run."""
SETTINGS = {
    "listen_addresses": "",
    "max_connections": "150",
}
EMPTY = "; ".join(f"DELETE FROM {one.name}" for one in reversed(METADATA.sorted_tables)).encode()


class Cluster:
    """A server that listens on a socket in its own folder, and a migrated template in it."""

    def __init__(self, durable: bool = False) -> None:
        """Tests may lose their data in a power cut; what is measured is `durable`."""
        self._bin = _programs()
        self._folder = Path(tempfile.mkdtemp(prefix="firedoor-pg-"))
        self._data = self._folder / "data"
        self._numbers = count(1)
        self._shared: str | None = None
        self._emptying: psycopg.Connection | None = None
        settings = {
            **SETTINGS,
            **({} if durable else NOT_DURABLE | UNDISTURBED),
            "unix_socket_directories": str(self._folder),
        }
        self._options = " ".join(f"-c {name}='{value}'" for name, value in settings.items())
        # initdb and the server refuse to run as root.
        self._as_owner = {"user": OWNER, "group": OWNER} if os.geteuid() == 0 else {}
        if self._as_owner:
            shutil.chown(self._folder, OWNER, OWNER)

    def start(self) -> None:
        """Makes the cluster, starts it, and migrates the template."""
        self._run(
            "initdb",
            "-U",
            OWNER,
            "-A",
            "trust",
            "--no-sync",
            "-E",
            "UTF8",
            "--locale=C.UTF-8",
            "-D",
            str(self._data),
        )
        self.go_on()
        self._execute(f"CREATE DATABASE {TEMPLATE}")
        migrate_to(self.url(TEMPLATE))

    def crash(self) -> None:
        """Ends the server as a kill of it does: at once, nothing is put in order."""
        self._run("pg_ctl", "-D", str(self._data), "-m", "immediate", "stop")

    def go_on(self) -> None:
        """Starts the server on what is there, and waits until it answers."""
        self._run(
            "pg_ctl",
            "-w",
            "-D",
            str(self._data),
            "-l",
            str(self._folder / "log"),
            "-o",
            self._options,
            "start",
        )

    def stop(self) -> None:
        """Ends the server and removes its folder."""
        if self._emptying is not None:
            self._emptying.close()
        self.crash()
        shutil.rmtree(self._folder, ignore_errors=True)

    def migrated(self) -> str:
        """The address of a fresh database at the newest schema."""
        return self._create(f"TEMPLATE {TEMPLATE}")

    def emptied(self) -> str:
        """The address of a database at the newest schema without a row.

        It is always the same one: to make and remove a database for every test takes longer than
        most tests. One connection empties it, in one round.
        """
        if self._shared is None:
            self._shared = self.migrated()
            self._emptying = self._connect(make_url(self._shared).database or "")
        assert self._emptying is not None
        self._emptying.execute(EMPTY)
        return self._shared

    def empty(self) -> str:
        """The address of a fresh database without tables."""
        return self._create("")

    def url(self, name: str) -> str:
        """A database's address, as DATABASE_URL holds it."""
        return f"postgresql+psycopg://{OWNER}@/{name}?host={self._folder}"

    def _create(self, how: str) -> str:
        name = f"house_{next(self._numbers)}"
        self._execute(f"CREATE DATABASE {name} {how}")
        return self.url(name)

    def _execute(self, statement: str) -> None:
        with self._connect("postgres") as connection:
            connection.execute(statement)

    def _connect(self, name: str) -> psycopg.Connection:
        return psycopg.connect(
            host=str(self._folder),
            user=OWNER,
            dbname=name,
            autocommit=True,
            # A transaction that a test left open fails the next one.
            options="-c lock_timeout=30000",
        )

    def _run(self, program: str, *arguments: str) -> None:
        subprocess.run(
            [str(self._bin / program), *arguments],
            check=True,
            cwd="/",
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.STDOUT,
            **self._as_owner,
        )


def _programs() -> Path:
    found = sorted(
        Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parent.name)
    )
    if found:
        return found[-1]
    initdb = shutil.which("initdb")
    if initdb is None:
        raise FileNotFoundError("the tests need PostgreSQL: sh scripts/test-machine.sh installs it")
    return Path(initdb).parent
