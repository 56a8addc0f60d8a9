"""The first pages of a PDF, drawn below each other as one picture.

Only points leave here: no script, link, form, attached file, text or name of an author has a way
through. A letter whose font is not in the file is drawn with a built-in one.
"""

import math

import pypdfium2
from PIL import Image

from bots.media.making.limits import enough
from bots.media.making.made import JPEG, Made
from bots.media.making.picture import written

MOST_PAGES = 10
WIDTH = 1000
"""Points; a page of A4 then has 120 to the inch."""
HEIGHT = 2000
"""A page that is higher than that for its width is made narrower."""
_GAP = 12
_BETWEEN = "#888888"


def make(data: bytes, _container: str) -> Made:
    """One JPEG of the first pages. Raises for what has no page that can be drawn."""
    document = pypdfium2.PdfDocument(data)
    drawn: list[Image.Image] = []
    for number in range(min(len(document), MOST_PAGES)):
        try:
            drawn.append(_drawn(document[number]))
        except (pypdfium2.PdfiumError, ValueError):
            break
        if enough():
            break
    return Made(JPEG, written(_below_each_other(drawn)), len(drawn), len(document))


def _drawn(page: pypdfium2.PdfPage) -> Image.Image:
    """Raises ValueError for a page without an area, whatever size its file says it has."""
    width, height = page.get_size()
    if not (0 < width < math.inf and 0 < height < math.inf):
        raise ValueError("a page of no size")
    scale = min(WIDTH / width, HEIGHT / height)
    drawn: Image.Image = page.render(scale=scale).to_pil()
    return drawn.convert("RGB")


def _below_each_other(drawn: list[Image.Image]) -> Image.Image:
    height = sum(one.height + _GAP for one in drawn) - _GAP
    whole = Image.new("RGB", (max(one.width for one in drawn), height), _BETWEEN)
    at = 0
    for one in drawn:
        whole.paste(one, (0, at))
        at += one.height + _GAP
    return whole
