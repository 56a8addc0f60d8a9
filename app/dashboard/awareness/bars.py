"""Reach as small bars: each place with its weeks, and what they tell, in words."""

from collections.abc import Sequence
from dataclasses import dataclass

from babel.dates import format_date
from flask_babel import get_locale, lazy_gettext
from flask_babel.speaklater import LazyString

from bots.registry import label
from case_management.awareness.queries import Reach
from case_management.awareness.rules import Sign, Week
from intake.lines import Line

HIGHEST = 24
"""Units of the drawing: the tallest bar of a row."""

SIGNS: dict[Sign, tuple[LazyString, str]] = {
    Sign.UNREACHED: (lazy_gettext("Nobody was told yet"), "note"),
    Sign.UNTRIED: (lazy_gettext("Told, but nobody has tried it"), "note"),
    Sign.SILENT: (lazy_gettext("Tried, and silent"), ""),
    Sign.HEARD: (lazy_gettext("Heard from"), "good"),
}
REACHED = lazy_gettext("People at sessions")
TESTS = lazy_gettext("Tests of the line")
REPORTS = lazy_gettext("Reports")


@dataclass(frozen=True)
class Bar:
    """One week of one row; `height` is of HIGHEST."""

    week: str
    number: int
    height: int


@dataclass(frozen=True)
class Row:
    """One kind of number of a place, or of one of its lines."""

    label: str
    bars: tuple[Bar, ...]
    total: int


@dataclass(frozen=True)
class Place:
    """One factory, or what came from nobody knows where."""

    name: str | None
    sign: str
    kind: str
    rows: tuple[Row, ...]


def place_of(reach: Reach, name: str | None, lines: Sequence[Line]) -> Place:
    """A place in the member's language."""
    words, kind = SIGNS[reach.sign]
    rows = [_row(str(REACHED), reach.weeks, "reached")]
    for what, title in (("tests", TESTS), ("reports", REPORTS)):
        own = [
            _row(f"{title} · {label(line.channel, line.address)}", reach.by_line[line.id], what)
            for line in lines
            if line.id in reach.by_line
        ]
        used = [row for row in own if row.total]
        rows += used if len(used) > 1 else [_row(str(title), reach.weeks, what)]
    return Place(name, str(words), kind, tuple(rows))


def _row(title: str, weeks: Sequence[Week], what: str) -> Row:
    numbers = [getattr(week, what) for week in weeks]
    most = max(numbers)
    bars = tuple(
        Bar(
            format_date(week.monday, "d MMM", locale=get_locale()),
            number,
            -(-number * HIGHEST // most) if most else 0,
        )
        for week, number in zip(weeks, numbers, strict=True)
    )
    return Row(title, bars, sum(numbers))
