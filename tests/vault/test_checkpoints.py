"""A checkpoint is six lines that survive a mail, and that only the clerk's key can have made."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from vault.checkpoints import Checkpoint, CheckpointFolder, CheckpointKey, read_checkpoints

AT = datetime(2026, 11, 30, 22, 0, 5, 77, UTC)
KEY = CheckpointKey(b"k" * 32)
SIGNED = KEY.sign("a" * 32, 312, b"h" * 32, AT)


def test_it_is_read_again_from_a_mail_that_was_answered() -> None:
    quoted = "> " + SIGNED.text.strip().replace("\n", "\r\n> ") + "\r\n"
    [read] = read_checkpoints(f"Dear all,\r\n{quoted}\r\nbest wishes")
    assert read == SIGNED
    assert read.holds([KEY.public])
    assert not read.holds([CheckpointKey(b"o" * 32).public])
    assert not read.holds([])
    assert max(map(len, SIGNED.text.splitlines())) < 100


@pytest.mark.parametrize("place", range(len(SIGNED.text.strip())))
def test_no_letter_of_it_can_be_changed(place: int) -> None:
    text = SIGNED.text.strip()
    other = "1" if text[place] != "1" else "2"
    changed = text[:place] + other + text[place + 1 :]
    assert not any(one.holds([KEY.public]) for one in read_checkpoints(changed))


def test_a_day_that_no_calendar_has_is_no_checkpoint() -> None:
    assert read_checkpoints(SIGNED.text.replace("2026-11-30", "2026-02-30")) == []


def test_the_folder_gives_those_that_hold_and_only_adds(tmp_path: Path) -> None:
    folder = CheckpointFolder(tmp_path / "trust")
    assert (folder.keys(), folder.kept("a" * 32), folder.organisations()) == ((), [], [])
    folder.publish(KEY)
    folder.publish(KEY)
    assert folder.keys() == (KEY.public,)
    folder.keep(SIGNED)
    folder.keep(Checkpoint("a" * 32, 313, b"h" * 32, AT, bytes(64)))
    later = KEY.sign("a" * 32, 400, b"i" * 32, AT)
    folder.keep(later)
    folder.keep(KEY.sign("b" * 32, 1, b"i" * 32, AT))
    with (tmp_path / "trust" / f"{'a' * 32}.checkpoints").open("a") as file:
        file.write(SIGNED.text[:80])
    assert folder.kept("a" * 32) == [SIGNED, later]
    assert folder.organisations() == ["a" * 32, "b" * 32]
    # A new key is believed beside the old one.
    new = CheckpointKey(b"n" * 32)
    folder.publish(new)
    assert folder.kept("a" * 32) == [SIGNED, later]
    assert folder.keys() == (KEY.public, new.public)
