"""Reach as small bars: each place with its weeks, and what they tell, in words."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from babel.dates import format_date
from flask_babel import get_locale, lazy_gettext
from flask_babel.speaklater import LazyString

from bots.registry import label
from case_management.outreach.queries import Reach
from case_management.outreach.rules import OutreachSign, Week
from intake.lines.line import Line

HIGHEST = 24
"""Units of the drawing: the tallest bar of a row."""

SIGNS: dict[OutreachSign, tuple[LazyString, LazyString]] = {
    OutreachSign.UNREACHED: (
        lazy_gettext("No session held"),
        lazy_gettext(
            "No sessions or messages in this period, so we cannot tell whether there are "
            "problems. Put up a poster or hold a session."
        ),
    ),
    OutreachSign.UNTRIED: (
        lazy_gettext("Session held, no messages"),
        lazy_gettext(
            "Does the line work there? Ask one worker to send the word test and the factory's code."
        ),
    ),
    OutreachSign.SILENT: (
        lazy_gettext("Line tested, no reports"),
        lazy_gettext("Workers there know the line, and nobody has reported anything."),
    ),
    OutreachSign.HEARD: (
        lazy_gettext("Reports received"),
        lazy_gettext("Workers there have sent reports."),
    ),
}
"""In the order in which they need somebody: what each is called, and what it says."""
REACHED = lazy_gettext("People at sessions")
TESTS = lazy_gettext("Tests of the line")
REPORTS = lazy_gettext("Reports")


@dataclass(frozen=True)
class WeekBar:
    """One week of one row; `height` is of HIGHEST."""

    week: str
    number: int
    height: int


@dataclass(frozen=True)
class WeeksRow:
    """One kind of number of a place, or of one of its lines."""

    label: str
    bars: tuple[WeekBar, ...]
    total: int


@dataclass(frozen=True)
class OutreachPlace:
    """One factory; `posters` are the languages of its posters, in words."""

    name: str
    code: str
    posters: str
    rows: tuple[WeeksRow, ...]


@dataclass(frozen=True)
class Group:
    """The places whose silence, or reports, say the same."""

    sign: OutreachSign
    words: LazyString
    says: LazyString
    places: tuple[OutreachPlace, ...]


def groups_of(signs: Iterable[tuple[OutreachSign, OutreachPlace]]) -> list[Group]:
    """Every sign with its places by name."""
    found = sorted(signs, key=lambda one: one[1].name)
    return [
        Group(sign, words, says, tuple(place for own, place in found if own is sign))
        for sign, (words, says) in SIGNS.items()
    ]


def rows_of(reach: Reach, lines: Sequence[Line]) -> tuple[WeeksRow, ...]:
    """A place's weeks in the member's language, by line where several are used."""
    rows = [_row(str(REACHED), reach.weeks, "reached")]
    for what, title in (("tests", TESTS), ("reports", REPORTS)):
        own = [
            _row(f"{title} · {label(line.channel, line.address)}", reach.by_line[line.id], what)
            for line in lines
            if line.id in reach.by_line
        ]
        used = [row for row in own if row.total]
        rows += used if len(used) > 1 else [_row(str(title), reach.weeks, what)]
    return tuple(rows)


def _row(title: str, weeks: Sequence[Week], what: str) -> WeeksRow:
    numbers = [getattr(week, what) for week in weeks]
    most = max(numbers)
    bars = tuple(
        WeekBar(
            format_date(week.monday, "d MMM", locale=get_locale()),
            number,
            -(-number * HIGHEST // most) if most else 0,
        )
        for week, number in zip(weeks, numbers, strict=True)
    )
    return WeeksRow(title, bars, sum(numbers))
