"""Factories on a map: which part of the globe is shown, and a mark for each place.

The coastline is a file of our own (land.svg): nobody outside is asked for anything. Longitude goes
to the right and latitude downwards, a degree a unit.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from case_management.supply_chain.locations import Location

WIDEST, HIGHEST = 360.0, 150.0
LEAST_WIDTH = 40.0
"""Degrees: nearer, a coastline of a tenth of a degree shows nothing but corners."""
SHAPE = 2.0
"""Width by height."""
MARGIN = 1.3
TOP = -90.0


@dataclass(frozen=True)
class MapLine:
    """One factory in the table beside the map."""

    name: str
    country: str
    shown: str
    """Its cases, or that they are too few to show."""
    count: int | None
    """None where it is hidden."""
    location: Location | None


@dataclass(frozen=True)
class MapMark:
    """All factories of one place."""

    x: float
    y: float
    radius: float
    title: str


@dataclass(frozen=True)
class FactoryMap:
    """What is drawn."""

    view: str
    """A viewBox."""
    marks: list[MapMark]
    lines: list[MapLine]


def factory_map(lines: Sequence[MapLine]) -> FactoryMap | None:
    """None where it is known of no factory where it is."""
    places = _by_place(lines)
    if not places:
        return None
    left, top, width = _view(list(places))
    most = max((one.count or 0 for one in lines), default=0) or 1
    marks = [
        MapMark(x, y, round(width * _size(those, most), 2), "; ".join(map(_title, those)))
        for (x, y), those in places.items()
    ]
    view = f"{left:.1f} {top:.1f} {width:.1f} {width / SHAPE:.1f}"
    return FactoryMap(view, marks, list(lines))


def _by_place(lines: Iterable[MapLine]) -> Mapping[tuple[float, float], list[MapLine]]:
    found: dict[tuple[float, float], list[MapLine]] = {}
    for one in lines:
        if one.location is not None:
            place = round(one.location.longitude, 1), round(-one.location.latitude, 1)
            found.setdefault(place, []).append(one)
    return found


def _view(places: Sequence[tuple[float, float]]) -> tuple[float, float, float]:
    """(left, top, width) of what holds them all, with a margin, within the globe."""
    across, down = [x for x, _ in places], [y for _, y in places]
    high = (max(down) - min(down)) * SHAPE
    width = min(max(LEAST_WIDTH, max(max(across) - min(across), high) * MARGIN), WIDEST)
    left = (min(across) + max(across) - width) / 2
    top = (min(down) + max(down) - width / SHAPE) / 2
    left = min(max(left, -WIDEST / 2), WIDEST / 2 - width)
    return left, min(max(top, TOP), max(TOP + HIGHEST - width / SHAPE, TOP)), width


def _size(those: Iterable[MapLine], most: int) -> float:
    """Of the width of the map: its surface grows with the most that one factory shows."""
    count = max(one.count or 0 for one in those)
    return 0.008 + 0.022 * math.sqrt(count / most)


def _title(one: MapLine) -> str:
    return f"{one.name}: {one.shown}"
