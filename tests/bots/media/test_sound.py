"""A sound of each format comes out without its tags, or not at all."""

import pytest

from bots.media.kinds import Format
from bots.media.shown import NotClean
from bots.media.sound import clean_sound
from tests.support.files import MP3_FRAME


def test_a_sound_lasts_at_least_a_second() -> None:
    assert clean_sound(MP3_FRAME * 2, Format.MP3).seconds == 1
    assert clean_sound(MP3_FRAME * 115, Format.MP3).seconds == 3


@pytest.mark.parametrize(
    ("data", "found"),
    [(b"", Format.OGG), (b"OggS", Format.OGG), (b"ID3", Format.MP3)],
)
def test_no_sound_is_refused(data: bytes, found: Format) -> None:
    with pytest.raises(NotClean):
        clean_sound(data, found)


@pytest.mark.parametrize("found", [Format.PNG, Format.AMR, Format.M4A])
def test_what_browsers_do_not_play_as_it_came_is_refused(found: Format) -> None:
    with pytest.raises(NotClean):
        clean_sound(MP3_FRAME * 115, found)
