"""A PDF is seen as a picture of its first pages, and nothing else of it leaves."""

import io
import random

import pypdfium2
import pytest
from PIL import Image
from pypdf import PdfWriter

from bots.media.making import pages
from bots.media.making.made import JPEG
from bots.media.making.pages import HEIGHT, MOST_PAGES, WIDTH, make
from tests.support import files
from tests.support.phone_files import pdf


def seen(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(make(data, "").data))


def test_the_pages_are_seen_below_each_other() -> None:
    copy = make(pdf(2), "")
    assert (copy.type, copy.shown, copy.whole) == (JPEG, 2, 2)
    picture = seen(pdf(2))
    assert picture.format == "JPEG"
    assert picture.width == WIDTH
    half = picture.height // 2
    for top in (0, half):
        assert picture.getpixel((500, top + 200))[1] < 60
        assert picture.getpixel((500, top + half - 200))[1] > 200


def test_of_many_pages_the_first_are_seen() -> None:
    copy = make(pdf(MOST_PAGES + 3), "")
    assert (copy.shown, copy.whole) == (MOST_PAGES, MOST_PAGES + 3)


def test_nothing_of_the_author_is_in_the_copy() -> None:
    assert files.MARK in pdf(1) or files.MARK.decode().encode("utf-16-be") in pdf(1)
    copy = make(pdf(1), "")
    assert files.MARK not in copy.data
    assert b"Exif" not in copy.data
    assert not Image.open(io.BytesIO(copy.data)).getexif()


@pytest.mark.parametrize(
    ("size", "drawn"),
    [
        ((14_400, 14_400), (WIDTH, WIDTH)),
        ((2_000_000_000, 2_000_000_000), (WIDTH, WIDTH)),
        ((1, 10_000_000), (1, HEIGHT)),
        ((10_000_000, 1), (WIDTH, 1)),
    ],
)
def test_a_page_of_any_size_is_drawn_on_the_scale_of_a_screen(
    size: tuple[int, int], drawn: tuple[int, int]
) -> None:
    assert seen(pdf(1, size)).size == drawn


def test_at_the_limit_of_time_the_pages_so_far_are_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pages, "enough", lambda: True)
    copy = make(pdf(4), "")
    assert (copy.shown, copy.whole) == (1, 4)


def test_what_has_no_page_is_refused() -> None:
    chance = random.Random(5)
    for data in (b"", b"%PDF-1.7\n", b"%PDF-1.7\n" + chance.randbytes(4000)):
        with pytest.raises((ValueError, pypdfium2.PdfiumError)):
            make(data, "")


def test_what_opens_with_a_password_alone_is_refused() -> None:
    locked, written = PdfWriter(io.BytesIO(pdf(1))), io.BytesIO()
    locked.encrypt("secret", algorithm="RC4-128")
    locked.write(written)
    with pytest.raises(pypdfium2.PdfiumError):
        make(written.getvalue(), "")
