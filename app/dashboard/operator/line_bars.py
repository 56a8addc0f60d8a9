"""A line's fourteen days as a picture: in above the base, out below it, to one scale."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.health.line_state import DayTexts

STEP = 20
BAR = 14
HIGH = 30
"""Units of the picture's own: a column's step and width, and the longest bar."""
SMALLEST = 2
"""One text among thousands is still to be seen."""


@dataclass(frozen=True)
class DayBar:
    """One day: where its column begins, and how far it goes up (in) and down (out)."""

    x: int
    up: int
    down: int
    day: DayTexts


@dataclass(frozen=True)
class Bars:
    """The picture, and the same in words."""

    columns: tuple[DayBar, ...]
    most: int
    words: str

    @property
    def width(self) -> int:
        """Of the whole."""
        return STEP * len(self.columns)


def bars_of(days: Sequence[DayTexts]) -> Bars | None:
    """None where nothing came or went in all these days."""
    most = max((max(day.received, day.sent) for day in days), default=0)
    if not most:
        return None
    columns = tuple(
        DayBar(
            number * STEP + (STEP - BAR) // 2,
            _length(day.received, most),
            _length(day.sent, most),
            day,
        )
        for number, day in enumerate(days)
    )
    came, went = sum(day.received for day in days), sum(day.sent for day in days)
    words = (
        f"{len(days)} days up to {days[-1].day:%d %B}: {came} in, {went} out; "
        f"the most of one day {most}"
    )
    return Bars(columns, most, words)


def _length(count: int, most: int) -> int:
    return max(SMALLEST, round(count * HIGH / most)) if count else 0
