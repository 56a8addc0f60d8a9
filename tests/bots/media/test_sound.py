"""A sound of each format comes out without its tags, or not at all."""

import pytest

from bots.media.kinds import Format
from bots.media.picture import NotClean
from bots.media.sound import clean_sound
from tests.support.files import AMR_FRAME, MP3_FRAME


def test_a_sound_lasts_at_least_a_second() -> None:
    assert clean_sound(b"#!AMR\n" + AMR_FRAME, Format.AMR).seconds == 1
    assert clean_sound(MP3_FRAME * 115, Format.MP3).seconds == 3


@pytest.mark.parametrize(
    ("data", "found"),
    [(b"", Format.OGG), (b"OggS", Format.OGG), (b"ID3", Format.MP3), (b"#!AMR\n", Format.AMR)],
)
def test_no_sound_is_refused(data: bytes, found: Format) -> None:
    with pytest.raises(NotClean):
        clean_sound(data, found)


def test_a_picture_is_no_sound() -> None:
    with pytest.raises(NotClean):
        clean_sound(b"\x89PNG\r\n\x1a\n", Format.PNG)
