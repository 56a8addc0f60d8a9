"""What a fallback receiver refused is counted beside what it keeps, and written seldom."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from intake.inbox.not_taken import NAME, NotTaken, NotTakenNote, forget_not_taken, read_not_taken

NOON = datetime(2026, 11, 2, 12, tzinfo=UTC)


def test_the_first_is_written_at_once_and_then_one_note_a_minute(tmp_path: Path) -> None:
    not_taken = NotTaken(tmp_path)
    written = [not_taken.add(NOON + timedelta(seconds=number)) for number in range(61)]
    assert written == [True, *[False] * 59, True]
    later = (NOON + timedelta(minutes=1)).isoformat()
    assert read_not_taken(tmp_path) == NotTakenNote(61, NOON.isoformat(), later)
    assert not_taken.count == 61


def test_another_process_goes_on_counting(tmp_path: Path) -> None:
    NotTaken(tmp_path).add(NOON)
    later = NOON + timedelta(days=1)
    NotTaken(tmp_path).add(later)
    assert read_not_taken(tmp_path) == NotTakenNote(2, NOON.isoformat(), later.isoformat())


def test_what_was_read_is_forgotten(tmp_path: Path) -> None:
    NotTaken(tmp_path).add(NOON)
    forget_not_taken(tmp_path)
    assert read_not_taken(tmp_path) is None
    forget_not_taken(tmp_path)


@pytest.mark.parametrize(
    "damaged", ["", "[]", "{}", '{"count": 1, "first": "x", "last": "y"}', "null"]
)
def test_a_damaged_note_is_none_and_is_written_anew(tmp_path: Path, damaged: str) -> None:
    (tmp_path / NAME).write_text(damaged, "ascii")
    assert read_not_taken(tmp_path) is None
    NotTaken(tmp_path).add(NOON)
    note = read_not_taken(tmp_path)
    assert note is not None
    assert note.count == 1


def test_with_nowhere_to_write_it_counts_on(tmp_path: Path) -> None:
    not_taken = NotTaken(tmp_path / "gone")
    assert not_taken.add(NOON)
    assert not_taken.add(NOON + timedelta(minutes=1))
    assert not_taken.count == 2
    assert read_not_taken(tmp_path / "gone") is None
