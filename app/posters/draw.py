"""From a sheet to a PDF: Pango shapes every script, and each font is embedded.

What is drawn is first tried in large letters, then in smaller ones, until it fits its paper.
"""

import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from app.posters.refusals import NotDrawn, Why
from app.posters.sheet import Sheet, drawn
from app.posters.texts import ON_THE_CARD, PosterText, texts_of

TEMPLATES = Path(__file__).parent / "templates"
POINTS = (16.0, 14.0, 12.5, 11.0, 10.0, 9.0, 8.2, 7.5, 6.8)
"""Sizes that a poster is tried in; below the last its texts can't be read from a step away."""
CARD_POINTS = (10.0, 9.0, 8.0, 7.2, 6.5, 5.8, 5.2, 4.6)

CARD_WIDTH, CARD_HEIGHT = 85.6, 54.0
"""Millimetres: ISO/IEC 7810 ID-1."""
COLUMNS, ROWS = 2, 5
PAGE_WIDTH, PAGE_HEIGHT = 210.0, 297.0
MARK, GAP = 6.0, 2.0
"""Length of a cut mark, and how far it stays away from the cards."""

NEEDS = (
    "posters need Pango and fonts for every script: on Debian apt-get install libpango-1.0-0 "
    "libpangoft2-1.0-0 libharfbuzz-subset0 fonts-noto-core fonts-noto-cjk"
)


@dataclass(frozen=True)
class Mark:
    """A line at which to cut, in millimetres from the page's upper left corner."""

    x1: float
    y1: float
    x2: float
    y2: float


def poster(sheet: Sheet) -> bytes:
    """An A4 page as PDF. Raises NotDrawn where Pango, a font or room is missing."""
    return _pdf("poster.html", sheet, POINTS)


def cards(sheet: Sheet) -> bytes:
    """An A4 page of ten cards with marks at which to cut, as PDF. Raises NotDrawn as `poster`."""
    size = _fitting("card.html", sheet, CARD_POINTS)[0]
    return _pdf("cards.html", sheet, (size,), marks=cut_marks(), count=COLUMNS * ROWS)


def both(sheet: Sheet) -> bytes:
    """The poster, and the cards on a second page."""
    document = _fitting("poster.html", sheet, POINTS)[1]
    small = _fitting("card.html", sheet, CARD_POINTS)[0]
    second = _laid_out("cards.html", sheet, small, marks=cut_marks(), count=COLUMNS * ROWS)
    return _written(document.copy([*document.pages, *second.pages]))


def cut_marks() -> tuple[Mark, ...]:
    """Around the block of cards, at every edge of a card: none on a card itself."""
    left = (PAGE_WIDTH - COLUMNS * CARD_WIDTH) / 2
    top = (PAGE_HEIGHT - ROWS * CARD_HEIGHT) / 2
    right, bottom = PAGE_WIDTH - left, PAGE_HEIGHT - top
    marks = []
    for x in (left + column * CARD_WIDTH for column in range(COLUMNS + 1)):
        marks += [
            Mark(x, top - GAP - MARK, x, top - GAP),
            Mark(x, bottom + GAP, x, bottom + GAP + MARK),
        ]
    for y in (top + row * CARD_HEIGHT for row in range(ROWS + 1)):
        marks += [
            Mark(left - GAP - MARK, y, left - GAP, y),
            Mark(right + GAP, y, right + GAP + MARK, y),
        ]
    return tuple(marks)


def _pdf(template: str, sheet: Sheet, sizes: Iterable[float], **more: object) -> bytes:
    return _written(_fitting(template, sheet, sizes, **more)[1])


def _fitting(
    template: str, sheet: Sheet, sizes: Iterable[float], **more: object
) -> tuple[float, Any]:
    """The largest size at which it takes one page, and the page. Raises NotDrawn."""
    for size in sizes:
        document = _laid_out(template, sheet, size, **more)
        if len(document.pages) == 1:
            return size, document
    raise NotDrawn(Why.ROOM, "this does not fit the paper: take fewer languages")


def _laid_out(template: str, sheet: Sheet, points: float, **more: object) -> Any:
    html = (
        _environment()
        .get_template(template)
        .render(
            sheet=sheet,
            points=points,
            width=CARD_WIDTH,
            height=CARD_HEIGHT,
            T=PosterText,
            ON_THE_CARD=ON_THE_CARD,
            said={one.code: texts_of(one.code) for one in sheet.tongues},
            code=drawn(sheet.link) if sheet.link else None,
            **more,
        )
    )
    weasyprint = _weasyprint()
    return weasyprint.HTML(string=html, url_fetcher=_nothing).render()


def _written(document: Any) -> bytes:
    """Raises NotDrawn where a letter is in no font of this machine: nobody prints boxes."""
    content: bytes = document.write_pdf()
    lacking = {chr(point) for font in document.fonts.values() for point in font.missing}
    if lacking:
        raise NotDrawn(Why.MACHINE, f"no font here has {' '.join(sorted(lacking))}: {NEEDS}")
    return content


def _nothing(url: str, *_given: object, **_named: object) -> None:
    """A sheet is whole in itself: nothing is ever fetched for it."""
    raise ValueError(f"a poster fetches nothing: {url}")


@cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _weasyprint() -> Any:
    # Only who draws a poster carries Pango; a server without it still works.
    for name in ("weasyprint", "fontTools"):
        logging.getLogger(name).setLevel(logging.CRITICAL)
    try:
        return import_module("weasyprint")
    except OSError:
        raise NotDrawn(Why.MACHINE, NEEDS) from None


DRAWN: dict[str, Callable[[Sheet], bytes]] = {"poster": poster, "cards": cards, "both": both}
"""What can be asked for, by name."""
