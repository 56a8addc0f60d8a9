"""The schema is brought to the newest, on a file that did not exist."""

import sqlite3
from pathlib import Path

from app.installation.migrate import migrate_to


def test_a_new_file_is_made_with_write_ahead_logging(tmp_path: Path) -> None:
    path = tmp_path / "data" / "firedoor.db"
    migrate_to(f"sqlite:///{path}")
    migrate_to(f"sqlite:///{path}")
    connection = sqlite3.connect(path)
    assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    assert connection.execute("SELECT count(*) FROM alembic_version").fetchone() == (1,)
    connection.close()
