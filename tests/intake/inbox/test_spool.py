"""What the database could not take is on the disk, sealed, in order, and found again."""

import os
from pathlib import Path

import pytest

from intake.inbox import spool as spool_module
from intake.inbox.spool import INDEX_BYTES, Spool, SpoolFull
from vault.encoding import context
from vault.sealing import DoesNotOpen, new_secret, seal

INBOX = new_secret()
SENDER, OTHER = b"s" * INDEX_BYTES, b"o" * INDEX_BYTES


@pytest.fixture
def spool(tmp_path: Path) -> Spool:
    return Spool(tmp_path / "spool", INBOX.public())


@pytest.mark.parametrize(
    ("umask", "file", "folder"), [(0o077, 0o600, 0o700), (0o007, 0o660, 0o770)]
)
def test_a_file_begins_with_the_senders_index_and_tells_nothing_else(
    spool: Spool, tmp_path: Path, umask: int, file: int, folder: int
) -> None:
    before = os.umask(umask)
    try:
        spool.put(SENDER, b"The fire exit is locked")
    finally:
        os.umask(before)
    [path] = spool.files()
    stored = path.read_bytes()
    assert stored.startswith(SENDER)
    assert b"locked" not in stored
    assert path.stat().st_mode & 0o777 == file
    assert (tmp_path / "spool").stat().st_mode & 0o777 == folder
    assert spool.read(path, INBOX) == b"The fire exit is locked"


def test_the_oldest_is_first_and_a_sender_is_known_to_wait(spool: Spool) -> None:
    for number in range(20):
        spool.put(SENDER if number % 2 else OTHER, str(number).encode())
    assert [spool.read(path, INBOX) for path in spool.files()] == [
        str(number).encode() for number in range(20)
    ]
    assert spool.waits(SENDER)
    assert not spool.waits(b"x" * INDEX_BYTES)


def test_nobody_opens_the_files_of_others_to_see_who_waits(
    spool: Spool, monkeypatch: pytest.MonkeyPatch
) -> None:
    spool.put(SENDER, b"0")

    def opened(*_: object) -> object:
        raise AssertionError("a file was opened")

    monkeypatch.setattr(Path, "open", opened)
    assert spool.waits(SENDER)
    assert not spool.waits(OTHER)


def test_a_file_of_an_earlier_version_is_known_by_its_bytes(spool: Spool, tmp_path: Path) -> None:
    name = "00000000000000000001-0123456789abcdef"
    sealed = seal(INBOX.public(), b"old", context("spool", "inbox", name))
    (tmp_path / "spool").mkdir()
    (tmp_path / "spool" / f"{name}.sealed").write_bytes(SENDER + sealed)
    assert spool.waits(SENDER)
    assert not spool.waits(OTHER)
    assert [spool.read(path, INBOX) for path in spool.files()] == [b"old"]


def test_a_half_written_file_is_no_message(spool: Spool, tmp_path: Path) -> None:
    spool.put(SENDER, b"whole")
    (tmp_path / "spool" / "00000000000000000001-aa.new").write_bytes(SENDER + b"half")
    assert [spool.read(path, INBOX) for path in spool.files()] == [b"whole"]


def test_file_and_folder_are_synced_before_the_message_counts(
    spool: Spool, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced: list[str] = []
    real = spool_module.os.fsync

    def fsync(descriptor: int) -> None:
        synced.append(Path(f"/proc/self/fd/{descriptor}").readlink().name)
        real(descriptor)

    monkeypatch.setattr(spool_module.os, "fsync", fsync)
    spool.put(SENDER, b"durable")
    assert len(synced) == 2
    assert synced[0].endswith(".new")
    assert synced[1] == "spool"


def test_a_damaged_moved_or_foreign_file_does_not_open(spool: Spool, tmp_path: Path) -> None:
    spool.put(SENDER, b"whole")
    [path] = spool.files()
    renamed = path.rename(path.with_name(f"0{path.name[1:-8]}x.sealed"))
    with pytest.raises(DoesNotOpen):
        spool.read(renamed, INBOX)
    spool.done(renamed)
    for content in (b"", SENDER, SENDER + b"\x01short", b"\x00" * 2000):
        path = tmp_path / "spool" / "00000000000000000001-aa.sealed"
        path.write_bytes(content)
        with pytest.raises(DoesNotOpen):
            spool.read(path, INBOX)
    spool.set_aside(path)
    assert spool.files() == []
    assert [one.suffix for one in (tmp_path / "spool").iterdir()] == [".refused"]


def test_nowhere_to_write_is_said(tmp_path: Path) -> None:
    (tmp_path / "spool").write_text("a file stands where the folder should be", "ascii")
    with pytest.raises(SpoolFull):
        Spool(tmp_path / "spool", INBOX.public()).put(SENDER, b"lost?")


def test_a_full_disk_leaves_nothing_half_done(
    spool: Spool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(descriptor: int, data: memoryview) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(spool_module.os, "write", full)
    with pytest.raises(SpoolFull):
        spool.put(SENDER, b"lost?")
    assert list((tmp_path / "spool").iterdir()) == []


def test_a_short_write_is_gone_on_with(spool: Spool, monkeypatch: pytest.MonkeyPatch) -> None:
    real = spool_module.os.write
    monkeypatch.setattr(spool_module.os, "write", lambda one, data: real(one, data[:100]))
    spool.put(SENDER, b"whole" * 200)
    assert spool.read(spool.files()[0], INBOX) == b"whole" * 200


def test_what_each_sender_holds_is_counted_in_blocks_with_what_was_set_aside(
    spool: Spool, tmp_path: Path
) -> None:
    assert spool.held(4096) == {}
    spool.put(SENDER, b"0")
    spool.put(SENDER, bytes(5000))
    spool.put(OTHER, b"0")
    spool.set_aside(spool.files()[0])
    (tmp_path / "spool" / "00-of-nobody-x.sealed").write_bytes(b"x")
    (tmp_path / "spool" / "note.json").write_bytes(b"")
    assert spool.held(4096) == {SENDER: 3 * 4096, OTHER: 4096, b"": 4096}
