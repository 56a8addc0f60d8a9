"""The sound of a practice phone lasts as long as it was asked to."""

import pytest

from bots.media.mp3 import clean
from bots.practice.phones.silent_sound import silence


@pytest.mark.parametrize("seconds", [0, 1, 60])
def test_it_lasts_so_long(seconds: int) -> None:
    data, milliseconds = clean(silence(seconds))
    assert data == silence(seconds)
    assert round(milliseconds / 1000) == seconds
