"""What the operator said of lines is read from a file, and the first of a host stays the first."""

from pathlib import Path

import pytest

from vault.roster import RosterRefused
from vault.trusted_lines import FILE, TrustedLine, TrustedLines

FIRST = TrustedLine("a" * 32, "first", "twilio", "+15005550006")
SECOND = TrustedLine("b" * 32, "second", "twilio", "+15005550007", taken_over="2026-11-30")


def test_what_one_process_writes_another_one_reads(tmp_path: Path) -> None:
    writer, reader = TrustedLines(tmp_path), TrustedLines(tmp_path)
    assert reader.known() is None
    writer.state(FIRST)
    assert reader.known() == writer.known()
    writer.state(SECOND)
    known = reader.known()
    assert known is not None
    assert known.by_id == {FIRST.id: FIRST, SECOND.id: SECOND}
    assert known.by_address["twilio", "+15005550007"] == SECOND


def test_lines_are_taken_over_once(tmp_path: Path) -> None:
    assert TrustedLines(tmp_path).take_over([SECOND]).by_id == {SECOND.id: SECOND}
    assert TrustedLines(tmp_path).take_over([FIRST]).by_id == {SECOND.id: SECOND}
    assert [one.name for one in tmp_path.iterdir()] == [FILE]


def test_a_line_replaces_the_one_that_had_its_address(tmp_path: Path) -> None:
    lines = TrustedLines(tmp_path)
    lines.state(FIRST)
    lines.state(TrustedLine("c" * 32, "second", FIRST.channel, FIRST.address))
    known = lines.known()
    assert known is not None
    assert list(known.by_id) == ["c" * 32]


@pytest.mark.parametrize("damaged", ["", "{", "[]", '{"lines":[{"id":"a"}]}', '{"lines":7}'])
def test_a_damaged_file_is_not_taken_for_none(tmp_path: Path, damaged: str) -> None:
    (tmp_path / FILE).write_text(damaged)
    with pytest.raises(RosterRefused):
        TrustedLines(tmp_path).known()


def test_a_folder_that_can_not_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(RosterRefused):
        TrustedLines(tmp_path / "file" / "trust").take_over([FIRST])
