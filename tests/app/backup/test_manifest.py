"""The manifest is read as it was written; what is not as it says is named."""

from pathlib import Path

import pytest

from app.backup.errors import BackupFailed
from app.backup.manifest import NAME, Manifest, as_text, damaged, hash_of, read_manifest
from tests.support.house import NOON


def whole(folder: Path) -> Manifest:
    (folder / "inner").mkdir()
    (folder / "inner" / "file").write_bytes(b"sealed")
    files = {"inner/file": hash_of(folder / "inner" / "file")}
    manifest = Manifest(NOON, "1.0.0", "sqlite", "0001", {"messages": 3}, files, ("gone",))
    (folder / NAME).write_text(as_text(manifest))
    return manifest


def test_it_is_read_as_written(tmp_path: Path) -> None:
    manifest = whole(tmp_path)
    assert read_manifest(tmp_path) == manifest
    assert damaged(tmp_path, manifest) == []


def test_a_link_is_no_file_of_a_backup(tmp_path: Path) -> None:
    manifest = whole(tmp_path)
    (tmp_path / "inner" / "file").rename(tmp_path.parent / "moved")
    (tmp_path / "inner" / "file").symlink_to(tmp_path.parent / "moved")
    (tmp_path / "more").symlink_to(tmp_path.parent)
    assert damaged(tmp_path, manifest) == ["inner/file", "more"]


@pytest.mark.parametrize(
    "content", ["", "[]", "{}", '{"firedoor": "backup/2"}', '{"firedoor": "backup/1"}']
)
def test_no_other_file_is_taken_for_one(tmp_path: Path, content: str) -> None:
    (tmp_path / NAME).write_text(content)
    with pytest.raises(BackupFailed):
        read_manifest(tmp_path)
