"""A file that can't be used is named; what is worth recording first is listed."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from app.cli.checks.recordings import look, recordings
from config.settings import Refused
from intake.outbox.recordings import LARGEST_BYTES, Recordings
from tests.support.files import mp3, opus

MORE_THAN_A_MINUTE = 2450
"""Frames of some 26 ms; a few more would be too large."""


def kept(folder: Path, name: str, data: bytes) -> Recordings:
    (folder / "bn").mkdir(exist_ok=True)
    (folder / "bn" / name).write_bytes(data)
    return Recordings(folder)


def test_a_good_one_is_counted_and_no_longer_missing(tmp_path: Path) -> None:
    before = look(Recordings(tmp_path), "bn")
    after = look(kept(tmp_path, "call_consent.mp3", mp3()), "bn")
    assert (before.there, after.there, after.wrong) == (0, 1, ())
    assert set(before.missing) - set(after.missing) == {"call_consent"}


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("weather.mp3", mp3(), "no such text"),
        ("call_consent.ogg", opus(), "no such text"),
        ("call_consent.mp3", opus(), "can't be read"),
        ("call_consent.mp3", b"", "can't be read"),
        ("call_consent.mp3", bytes(LARGEST_BYTES + 1), "too large"),
        ("call_consent.mp3", mp3(MORE_THAN_A_MINUTE), "too long"),
    ],
)
def test_what_can_not_be_used_is_named(tmp_path: Path, name: str, data: bytes, says: str) -> None:
    [sentence] = look(kept(tmp_path, name, data), "bn").wrong
    assert sentence.startswith(f"{name}: {says}")


def typed(folder: Path, *words: str) -> Result:
    env = {"FIREDOOR_DATA_DIR": str(folder), "RECORDINGS_DIR": str(folder / "said")}
    return CliRunner(env=env).invoke(recordings, words)


def test_a_folder_of_no_language_is_wrong(tmp_path: Path) -> None:
    (tmp_path / "said" / "bn").mkdir(parents=True)
    well = typed(tmp_path, "check", "bn")
    assert "bn: no recording" in well.output
    (tmp_path / "said" / "tlh").mkdir()
    assert "WRONG  tlh: no language" in typed(tmp_path, "check").output


def test_the_script_names_each_file(tmp_path: Path) -> None:
    lines = typed(tmp_path, "script", "en").output.splitlines()
    assert lines[:2] == ["en/call_menu_1.mp3", "    To speak in English, press 1."]
    assert isinstance(typed(tmp_path, "script", "tlh").exception, Refused)
