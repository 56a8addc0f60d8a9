"""A picture is decoded whole, or refused; test_cleaning.py sees to what is not in its copy."""

import io

import pytest
from PIL import Image

from bots.media.making.made import JPEG
from bots.media.making.picture import LARGEST_SIDE, make
from tests.support import files


def test_a_picture_is_one_of_one() -> None:
    copy = make(files.png(), "")
    assert (copy.type, copy.shown, copy.whole) == (JPEG, 1, 1)
    assert Image.open(io.BytesIO(copy.data)).size == (60, 40)


def test_what_can_be_seen_through_is_white() -> None:
    written = io.BytesIO()
    Image.new("RGBA", (20, 20), (255, 0, 0, 0)).save(written, "PNG")
    shown = Image.open(io.BytesIO(make(written.getvalue(), "").data))
    assert shown.getpixel((10, 10)) == (255, 255, 255)


def test_no_side_is_longer_than_a_page_needs() -> None:
    written = io.BytesIO()
    files.picture(LARGEST_SIDE * 2, 20).save(written, "PNG")
    assert Image.open(io.BytesIO(make(written.getvalue(), "").data)).width == LARGEST_SIDE


@pytest.mark.filterwarnings("ignore::PIL.Image.DecompressionBombWarning")
def test_a_picture_of_too_many_points_is_refused() -> None:
    with pytest.raises((ValueError, Image.DecompressionBombError)):
        make(files.bomb(20_000, 3_000), "")
