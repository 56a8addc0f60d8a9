"""SQLite by its own backup API: one moment, while others write."""

import sqlite3
from contextlib import closing
from pathlib import Path
from secrets import token_hex

from sqlalchemy import make_url

from app.backup.durable import sync_file, sync_folder
from app.backup.errors import BackupFailed

PAGES = 1000
"""Pages a round; between two rounds others may write."""


def dump(url: str, target: Path, left_out: tuple[str, ...]) -> None:
    """Copies the file; what was deleted before is not in the copy. Raises BackupFailed."""
    source = make_url(url).database or ""
    if not Path(source).is_file():
        raise BackupFailed(f"{source} is not there: check DATABASE_URL and FIREDOOR_DATA_DIR")
    target.touch(mode=0o600, exist_ok=False)
    try:
        with closing(sqlite3.connect(target)) as copy:
            with closing(sqlite3.connect(f"file:{source}?mode=ro", uri=True, timeout=30)) as live:
                live.backup(copy, pages=PAGES)
            copy.execute("PRAGMA journal_mode=DELETE")
            copy.execute("PRAGMA secure_delete=ON")
            with copy:
                for name in left_out:
                    copy.execute(f"DELETE FROM {name}")  # noqa: S608 - names that we write ourselves
            copy.execute("VACUUM")
            _refuse_damaged(copy)
    except sqlite3.Error as error:
        raise BackupFailed(f"the database could not be copied ({error}): see its disk") from None
    sync_file(target)


def load(source: Path, url: str) -> None:
    """Puts the file in its place. Raises BackupFailed where it is damaged."""
    target = Path(make_url(url).database or "")
    target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    temporary = target.with_name(f"{target.name}.{token_hex(8)}.new")
    temporary.touch(mode=0o600, exist_ok=False)
    try:
        with closing(sqlite3.connect(temporary)) as copy:
            with closing(sqlite3.connect(f"file:{source}?mode=ro", uri=True)) as kept:
                kept.backup(copy)
            _refuse_damaged(copy)
            copy.execute("PRAGMA journal_mode=WAL")
        sync_file(temporary)
        temporary.rename(target)
    except sqlite3.Error as error:
        raise BackupFailed(f"{source} can't be put back ({error}): take another backup") from None
    finally:
        for left in target.parent.glob(f"{temporary.name}*"):
            left.unlink()
    sync_folder(target.parent)


def _refuse_damaged(connection: sqlite3.Connection) -> None:
    (found,) = connection.execute("PRAGMA integrity_check(1)").fetchone()
    if found != "ok":
        raise BackupFailed(f"the database is damaged ({found}): take another backup")
