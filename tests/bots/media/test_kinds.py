"""What a file is, by its first bytes."""

import pytest

from bots.media.kinds import CONTAINERS, UNKNOWN_TYPE, Format, format_of, kind_of, type_to_save
from bots.media.making import playable
from intake.reports.attachments import AUDIO, DOCUMENT, IMAGE, VIDEO


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
        (b"#!AMR-WB\n\x04", Format.AMR_WB, AUDIO),
        (b"\0\0\0\x1cftypM4A \0", Format.M4A, AUDIO),
        (b"\xff\xf1P\x80\x02", Format.AAC, AUDIO),
        (b"\xff\xf9P\x80\x02", Format.AAC, AUDIO),
        (b"RIFF\x24\0\0\0WAVEfmt ", Format.WAV, AUDIO),
        (b"\0\0\0\x18ftyp3gp4\0", Format.MMS_VIDEO, VIDEO),
        (b"\0\0\0\x18ftyp3g2a\0", Format.MMS_VIDEO, VIDEO),
        (b"\0\0\0\x18ftypisom\0", Format.MP4, VIDEO),
        (b"\0\0\0\x18ftypmp42\0", Format.MP4, VIDEO),
        (b"\0\0\0\x14ftypqt  \0", Format.QUICKTIME, VIDEO),
        (b"\0\0\0\x08wide\0\0", Format.QUICKTIME, VIDEO),
        (b"\x1aE\xdf\xa3\x9f", Format.WEBM, VIDEO),
        (b"%PDF-1.7", Format.PDF, DOCUMENT),
    ],
)
def test_a_known_beginning(data: bytes, found: Format, kind: str) -> None:
    assert format_of(data) is found
    assert kind_of(found) == kind


@pytest.mark.parametrize("data", [b"", b"RIFF....AVI ", b"\xff", b"<html>", b"MZ"])
def test_everything_else_has_none(data: bytes) -> None:
    assert format_of(data) is None


@pytest.mark.parametrize(
    ("data", "named"),
    [
        (b"\0\0\0\x1cftypheic\0", "image/heic"),
        (b"\0\0\0\x1cftypavif\0", "image/avif"),
        (b"GIF89a", "image/gif"),
        (b"\xd0\xcf\x11\xe0\xa1", "application/msword"),
        (b"PK\x03\x04\x14\0", "application/zip"),
        (b"", UNKNOWN_TYPE),
        (b"text of somebody", UNKNOWN_TYPE),
    ],
)
def test_what_no_page_shows_is_saved_under_a_type_by_its_bytes(data: bytes, named: str) -> None:
    assert format_of(data) is None
    assert type_to_save(data) == named


@pytest.mark.parametrize("found", [one for one in Format if kind_of(one) in {AUDIO, VIDEO}])
def test_what_a_sound_or_a_video_is_read_as_is_known(found: Format) -> None:
    assert CONTAINERS[found] in playable.CONTAINERS
