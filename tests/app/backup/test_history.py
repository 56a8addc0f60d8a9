"""When the last backup was made and tried stands beside the database."""

from datetime import timedelta
from pathlib import Path

from app.backup.history import FILE, BackupHistory, note_made, note_tried, read_history
from tests.support.house import NOON


def test_both_times_are_kept(tmp_path: Path) -> None:
    assert read_history(tmp_path) == BackupHistory()
    note_made(tmp_path, NOON)
    note_tried(tmp_path, NOON + timedelta(days=1))
    note_made(tmp_path, NOON + timedelta(days=2))
    assert read_history(tmp_path) == BackupHistory(
        NOON + timedelta(days=2), NOON + timedelta(days=1)
    )
    assert (tmp_path / FILE).stat().st_mode & 0o777 == 0o640


def test_a_damaged_file_tells_of_nothing(tmp_path: Path) -> None:
    for content in ("", "{", "[]", '{"made_at": 3, "tried_at": null}'):
        (tmp_path / FILE).write_text(content)
        assert read_history(tmp_path) == BackupHistory()
