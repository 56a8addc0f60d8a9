"""A file or folder is in its place whole, or not at all."""

from pathlib import Path

import pytest

from app.backup.durable import copy_file, publish, write_file
from app.backup.manifest import hash_of


def test_a_file_is_replaced_as_a_whole(tmp_path: Path) -> None:
    path = tmp_path / "a" / "file"
    write_file(path, b"one")
    write_file(path, b"two", 0o400)
    assert path.read_bytes() == b"two"
    assert path.stat().st_mode & 0o777 == 0o400
    assert [one.name for one in path.parent.iterdir()] == ["file"]


def test_what_can_not_be_placed_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").mkdir()
    with pytest.raises(IsADirectoryError):
        write_file(tmp_path / "file", b"one")
    assert [one.name for one in tmp_path.iterdir()] == ["file"]


def test_a_copy_is_what_lies_on_the_disk(tmp_path: Path) -> None:
    (tmp_path / "from").write_bytes(b"sealed")
    kept = copy_file(tmp_path / "from", tmp_path / "to" / "there")
    assert kept == hash_of(tmp_path / "from")
    with pytest.raises(FileExistsError):
        copy_file(tmp_path / "from", tmp_path / "to" / "there")


def test_a_folder_gets_its_name_at_the_end(tmp_path: Path) -> None:
    write_file(tmp_path / "partial" / "inner" / "file", b"one")
    publish(tmp_path / "partial", tmp_path / "final")
    assert (tmp_path / "final" / "inner" / "file").read_bytes() == b"one"
    assert not (tmp_path / "partial").exists()
