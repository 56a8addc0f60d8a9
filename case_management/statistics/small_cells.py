"""Small numbers in a table are hidden, and what would give them away by subtraction with them.

Pure. A number from one to `least - 1` says who. Totals of rows and columns are shown, so that one
hidden number of a row is the total less the others: in each line that hides something at least two
numbers are hidden, which together are no small number either, and no hidden number follows from all
lines together. Where a line has nothing left to hide, its total is.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

LEAST = 5
"""From so many on a number is shown; vendors of anonymous surveys use three to five
(docs/domain.md, Disclosure)."""

TOTAL = ""
"""Where a row or a column stands that holds the totals; no row or column may be called so."""

Place = tuple[str, str]
"""(row, column)."""


@dataclass(frozen=True)
class SafeTable:
    """What may be shown: None where a number is hidden. TOTAL is a row and a column of it too."""

    rows: Sequence[str]
    columns: Sequence[str]
    shown: Mapping[Place, int | None]


def is_small(number: int, least: int = LEAST) -> bool:
    """Whether a number says who; none at all says nothing of anybody."""
    return 0 < number < least


def safe_number(number: int, least: int = LEAST) -> int | None:
    """The number, or None where it is small."""
    return None if is_small(number, least) else number


def safe_part(part: int, whole: int, least: int = LEAST) -> tuple[int, int] | None:
    """A part of a whole; None where it, what is left of the whole, or the whole is small, or where
    there is nothing.
    """
    if whole < least or is_small(part, least) or is_small(whole - part, least):
        return None
    return part, whole


def safe_steps(numbers: Sequence[int], least: int = LEAST) -> list[int | None]:
    """Steps of which each holds a part of the one before: hidden where a step is small, or where
    so few were lost since the last that is shown.
    """
    shown: list[int | None] = []
    last: int | None = None
    for number in numbers:
        lost = 0 if last is None else last - number
        if is_small(number, least) or is_small(lost, least):
            shown.append(None)
        else:
            shown.append(number)
            last = number
    return shown


def safe_table(
    rows: Sequence[str],
    columns: Sequence[str],
    numbers: Mapping[Place, int],
    least: int = LEAST,
) -> SafeTable:
    """A table of counts of people or cases, with its totals; a place that is missing counts 0."""
    whole = _with_totals(rows, columns, numbers)
    hidden = {place for place, number in whole.items() if is_small(number, least)}
    lines = _lines(rows, columns)
    while True:
        more = _unsafe_line(lines, whole, hidden, least) or _bridge(lines, whole, hidden)
        if more is None:
            break
        hidden.add(more)
    shown = {place: None if place in hidden else number for place, number in whole.items()}
    return SafeTable(rows, columns, shown)


def _with_totals(
    rows: Sequence[str], columns: Sequence[str], numbers: Mapping[Place, int]
) -> dict[Place, int]:
    whole = {(row, column): numbers.get((row, column), 0) for row in rows for column in columns}
    for row in rows:
        whole[row, TOTAL] = sum(whole[row, column] for column in columns)
    for column in (*columns, TOTAL):
        whole[TOTAL, column] = sum(whole[row, column] for row in rows)
    return whole


def _lines(rows: Sequence[str], columns: Sequence[str]) -> list[list[Place]]:
    """Every row and column, its total last."""
    across = [[(row, column) for column in (*columns, TOTAL)] for row in (*rows, TOTAL)]
    down = [[(row, column) for row in (*rows, TOTAL)] for column in (*columns, TOTAL)]
    return across + down


def _unsafe_line(
    lines: Sequence[Sequence[Place]],
    whole: Mapping[Place, int],
    hidden: Collection[Place],
    least: int,
) -> Place | None:
    """What a line must hide beside what it hides already; None where all are safe."""
    for line in lines:
        within = [place for place in line if place in hidden]
        parts = [whole[place] for place in within if place != line[-1]]
        enough = len(within) >= 2 and (line[-1] in hidden or sum(parts) >= least)
        if within and not enough and (left := _smallest(line, whole, hidden)) is not None:
            return left
    return None


def _bridge(
    lines: Sequence[Sequence[Place]], whole: Mapping[Place, int], hidden: Collection[Place]
) -> Place | None:
    """What to hide beside a number that follows from several lines together.

    Hidden numbers join rows with columns; one without which its row and its column are not joined
    is determined by the sums on either side.
    """
    for row, column in sorted(hidden):
        if not _joined(row, column, {one for one in hidden if one != (row, column)}):
            for line in lines:
                if (row, column) in line and (more := _smallest(line, whole, hidden)) is not None:
                    return more
    return None


def _joined(row: str, column: str, hidden: Collection[Place]) -> bool:
    reached, waiting = {("row", row)}, [("row", row)]
    while waiting:
        kind, name = waiting.pop()
        for r, c in hidden:
            here, there = (r, c) if kind == "row" else (c, r)
            other = ("column" if kind == "row" else "row", there)
            if here == name and other not in reached:
                reached.add(other)
                waiting.append(other)
    return ("column", column) in reached


def _smallest(
    line: Sequence[Place], whole: Mapping[Place, int], hidden: Collection[Place]
) -> Place | None:
    """The smallest number that is shown, rather none of the zeros; a line's total comes last."""
    left = [place for place in line if place not in hidden]
    if not left:
        return None
    return min(left, key=lambda place: (place == line[-1], whole[place] == 0, whole[place], place))
