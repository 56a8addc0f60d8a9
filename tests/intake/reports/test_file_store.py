from pathlib import Path

import pytest

from intake.reports.file_store import Files

NAME = "ab" * 16


def test_what_is_staged_is_read_only_once_it_is_kept(tmp_path: Path) -> None:
    files = Files(tmp_path)
    staged = files.stage(NAME, [b"one ", b"two"])
    with pytest.raises(FileNotFoundError):
        files.read(NAME)
    files.keep(staged, NAME)
    assert files.read(NAME) == b"one two"
    files.remove(NAME)
    files.remove(NAME)
    with pytest.raises(FileNotFoundError):
        files.read(NAME)


def test_what_is_dropped_leaves_nothing(tmp_path: Path) -> None:
    files = Files(tmp_path)
    files.drop(files.stage(NAME, [b"one"]))
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


@pytest.mark.parametrize("name", ["../secret", "", "a/b", "ab.sealed"])
def test_a_path_is_no_name(tmp_path: Path, name: str) -> None:
    with pytest.raises(ValueError, match="not the name"):
        Files(tmp_path).path(name)
