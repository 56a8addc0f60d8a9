"""Of an MP3 only its frames stay."""

from bots.media.mp3 import clean
from tests.support.files import MP3_FRAME

ID3 = b"ID3\x04\x00\x00\x00\x00\x00\x05owner"


def test_frames_are_counted_and_kept() -> None:
    data, milliseconds = clean(MP3_FRAME * 100)
    assert data == MP3_FRAME * 100
    assert 2600 <= milliseconds <= 2613


def test_tags_before_and_behind_are_left_out() -> None:
    data, _ = clean(ID3 + MP3_FRAME * 3 + b"TAG" + b"owner".ljust(125, b"\0"))
    assert data == MP3_FRAME * 3


def test_what_is_no_sound_is_empty() -> None:
    assert clean(b"no sound at all") == (b"", 0)
    assert clean(b"") == (b"", 0)
