"""What a file is, by its first bytes."""

import pytest

from bots.media.kinds import UNKNOWN_TYPE, Format, format_of, kind_of, type_to_save
from intake.reports.attachments import AUDIO, DOCUMENT, IMAGE


@pytest.mark.parametrize(
    ("data", "found", "kind"),
    [
        (b"\xff\xd8\xff\xe0", Format.JPEG, IMAGE),
        (b"\x89PNG\r\n\x1a\n", Format.PNG, IMAGE),
        (b"RIFF....WEBPVP8 ", Format.WEBP, IMAGE),
        (b"OggS\x00", Format.OGG, AUDIO),
        (b"ID3\x04", Format.MP3, AUDIO),
        (b"\xff\xfb\x90\x00\x00", Format.MP3, AUDIO),
        (b"#!AMR\n\x3c", Format.AMR, AUDIO),
        (b"%PDF-1.7", Format.PDF, DOCUMENT),
    ],
)
def test_a_known_beginning(data: bytes, found: Format, kind: str) -> None:
    assert format_of(data) is found
    assert kind_of(found) == kind


@pytest.mark.parametrize("data", [b"", b"RIFF....WAVE", b"\xff", b"<html>", b"MZ"])
def test_everything_else_has_none(data: bytes) -> None:
    assert format_of(data) is None


@pytest.mark.parametrize(
    ("data", "named"),
    [
        (b"\0\0\0\x1cftypM4A \0", "audio/mp4"),
        (b"\0\0\0\x18ftyp3gp4\0", "video/3gpp"),
        (b"\0\0\0\x18ftypisom\0", "video/mp4"),
        (b"RIFF\x24\0\0\0WAVEfmt ", "audio/wav"),
        (b"PK\x03\x04\x14\0", "application/zip"),
        (b"", UNKNOWN_TYPE),
        (b"text of somebody", UNKNOWN_TYPE),
    ],
)
def test_what_no_page_shows_is_saved_under_a_type_by_its_bytes(data: bytes, named: str) -> None:
    assert format_of(data) is None
    assert type_to_save(data) == named
