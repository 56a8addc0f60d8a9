"""SQLite's copy is whole while others write, and holds nothing that was deleted."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from app.backup.errors import BackupFailed
from app.backup.sqlite_copy import dump, load

ERASED = b"a worker took this back"


def database(path: Path) -> str:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("CREATE TABLE kept (value)")
        connection.execute("CREATE TABLE dropped (value)")
        connection.executemany("INSERT INTO kept VALUES (?)", [(n,) for n in range(500)])
        connection.executemany("INSERT INTO kept VALUES (?)", [(ERASED,)] * 50)
        connection.execute("INSERT INTO dropped VALUES (1)")
        connection.commit()
        connection.execute("DELETE FROM kept WHERE value = ?", (ERASED,))
        connection.commit()
    return f"sqlite:///{path}"


def test_it_comes_back_without_what_is_left_out(tmp_path: Path) -> None:
    url = database(tmp_path / "live.db")
    # Another process is in the middle of writing.
    with closing(sqlite3.connect(tmp_path / "live.db")) as writer:
        writer.execute("BEGIN IMMEDIATE")
        writer.execute("INSERT INTO kept VALUES (-1)")
        dump(url, tmp_path / "copy", ("dropped",))
        writer.rollback()
    assert ERASED not in (tmp_path / "copy").read_bytes()
    load(tmp_path / "copy", f"sqlite:///{tmp_path / 'there' / 'new.db'}")
    with closing(sqlite3.connect(tmp_path / "there" / "new.db")) as back:
        assert back.execute("SELECT count(*), min(value) FROM kept").fetchone() == (500, 0)
        assert back.execute("SELECT count(*) FROM dropped").fetchone() == (0,)
        assert back.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    assert [one.name for one in (tmp_path / "there").iterdir()] == ["new.db"]


def test_what_is_no_database_is_refused(tmp_path: Path) -> None:
    (tmp_path / "copy").write_bytes(b"no database at all, but long enough to be read as one" * 99)
    with pytest.raises(BackupFailed, match="can't be put back"):
        load(tmp_path / "copy", f"sqlite:///{tmp_path / 'new.db'}")
    assert not (tmp_path / "new.db").exists()
    with pytest.raises(BackupFailed, match="is not there"):
        dump(f"sqlite:///{tmp_path / 'none.db'}", tmp_path / "other", ())
