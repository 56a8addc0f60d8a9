"""The database of a backup, by the engine's own way: which one, and what both have in common."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from alembic.runtime.migration import MigrationContext
from sqlalchemy import Connection, column, func, inspect, make_url, select, table
from sqlalchemy.exc import SQLAlchemyError

from app.backup import postgres_copy, sqlite_copy
from app.backup.errors import BackupFailed
from config.platform.database import open_engine
from intake.reports.attachment_states import AttachmentState
from intake.reports.attachments import ORIGINAL, SHOWN, file_name

SQLITE = "sqlite"
POSTGRESQL = "postgresql"
FILES = {SQLITE: "database.sqlite", POSTGRESQL: "database.dump"}

# Who is signed in, which process lives and who holds a lease is over when a machine is lost; a
# session that came back out of a backup would be one that nobody ended.
LEFT_OUT = ("sessions", "operator_visits", "heartbeats", "leases")

_COPIES = {AttachmentState.READY: (SHOWN, ORIGINAL), AttachmentState.KEPT: (ORIGINAL,)}


@dataclass(frozen=True)
class DatabaseCopy:
    """What was copied, all of one moment."""

    schema: str
    rows: Mapping[str, int]
    sealed_files: tuple[str, ...]
    """Names of the sealed files that the database knows."""


def engine_name(url: str) -> str:
    """sqlite or postgresql."""
    return make_url(url).get_backend_name()


def dump_database(url: str, target: Path) -> DatabaseCopy:
    """Writes the database into a file, synced. Raises BackupFailed, OSError, SQLAlchemyError."""
    if engine_name(url) == SQLITE:
        sqlite_copy.dump(url, target, LEFT_OUT)
        engine = open_engine(f"sqlite:///{target}")
        try:
            with engine.connect().execution_options(read_only=True) as connection:
                return read_copy(connection)
        finally:
            engine.dispose()
    engine = open_engine(url)
    try:
        with engine.connect().execution_options(isolation_level="REPEATABLE READ") as connection:
            snapshot = postgres_copy.begin_snapshot(connection)
            copy = read_copy(connection, LEFT_OUT)
            postgres_copy.dump(url, target, snapshot, LEFT_OUT)
            return copy
    finally:
        engine.dispose()


def load_database(engine: str, source: Path, url: str) -> None:
    """Puts a dump of that engine into an empty database. Raises BackupFailed."""
    if engine != engine_name(url):
        raise BackupFailed(
            f"this backup is of {engine} and DATABASE_URL is of {engine_name(url)}: "
            "set DATABASE_URL to an empty database of the same kind"
        )
    if engine == SQLITE:
        sqlite_copy.load(source, url)
    else:
        postgres_copy.load(source, url)


def refuse_filled(url: str) -> None:
    """Raises BackupFailed where the database has a table already, or can't be reached."""
    location = make_url(url)
    if engine_name(url) == SQLITE:
        if location.database and Path(location.database).exists():
            raise BackupFailed(f"{location.database} exists: nothing is overwritten, move it away")
        return
    engine = open_engine(url, 5)
    try:
        with engine.connect() as connection:
            if inspect(connection).get_table_names():
                raise BackupFailed(
                    "the database of DATABASE_URL is not empty and nothing is overwritten: "
                    "make a new one with createdb"
                )
    except SQLAlchemyError:
        raise BackupFailed(
            "the database of DATABASE_URL can't be reached: make it with createdb"
        ) from None
    finally:
        engine.dispose()


def read_copy(connection: Connection, left_out: tuple[str, ...] = ()) -> DatabaseCopy:
    """Counts and names what this connection sees; tables of `left_out` count as empty."""
    schema = MigrationContext.configure(connection).get_current_revision()
    if schema is None:
        raise BackupFailed("the database has no schema yet: run `firedoor migrate`")
    rows = {
        name: 0
        if name in left_out
        else connection.scalar(select(func.count()).select_from(table(name))) or 0
        for name in sorted(inspect(connection).get_table_names())
    }
    return DatabaseCopy(schema, rows, sealed_files(connection))


def sealed_files(connection: Connection) -> tuple[str, ...]:
    """Names of the files that must lie on the disk."""
    # Plain columns: a database of an older schema is read, too.
    media = table("media", column("id"), column("state"))
    found = connection.execute(select(media.c.id, media.c.state).order_by(media.c.id))
    return tuple(
        file_name(identifier, which)
        for identifier, state in found
        for which in _COPIES.get(state, ())
    )
