"""Ways through the supply chain as boxes in columns, with lines between them.

From left to right: factories, the furthest tier first; the contractor; the contract; the
affiliates. What stands in several ways is drawn once.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

WIDTH, HEIGHT = 180, 52
GAP_X, GAP_Y = 40, 14
LETTERS = 22
"""As many fit into a box."""
MOST_WAYS = 40
"""More can't be followed by eye; the table has all."""


@dataclass(frozen=True)
class Stop:
    """What a way leads through."""

    kind: str
    """ "factory", "contractor", "contract" or "affiliate"."""
    id: str
    label: str


@dataclass(frozen=True)
class SupplyWay:
    """From a factory to the affiliates."""

    factories: tuple[Stop, ...]
    contractor: Stop
    contract: Stop
    affiliates: tuple[Stop, ...]
    """The lead buyer first."""

    @property
    def tier(self) -> int:
        """Of the first factory."""
        return len(self.factories)


@dataclass(frozen=True)
class Box:
    """A stop as it is drawn; `x` and `y` are its upper left corner."""

    stop: Stop
    x: int
    y: int
    text: str


@dataclass(frozen=True)
class Picture:
    """What is drawn, in units of a viewBox."""

    width: int
    height: int
    boxes: list[Box]
    """Column by column, so that the keyboard goes the way that goods go."""
    lines: list[tuple[int, int, int, int]]
    """x and y of both ends."""


def draw(ways: Iterable[SupplyWay]) -> Picture | None:
    """The picture of at most MOST_WAYS ways; None where there is none."""
    drawn = list(ways)[:MOST_WAYS]
    if not drawn:
        return None
    deepest = max(way.tier for way in drawn)
    columns: list[dict[Stop, None]] = [{} for _ in range(deepest + 3)]
    edges: dict[tuple[int, Stop, Stop], None] = {}
    for way in drawn:
        first = deepest - way.tier
        stops = (*way.factories, way.contractor, way.contract)
        for at, stop in enumerate(stops, start=first):
            columns[at][stop] = None
        for at, pair in enumerate(pairwise(stops), start=first):
            edges[at, *pair] = None
        for affiliate in way.affiliates:
            columns[-1][affiliate] = None
            edges[deepest + 1, way.contract, affiliate] = None
    places = {
        (at, stop): (at * (WIDTH + GAP_X), row * (HEIGHT + GAP_Y))
        for at, column in enumerate(columns)
        for row, stop in enumerate(column)
    }
    boxes = [Box(stop, x, y, _fitting(stop.label)) for (_, stop), (x, y) in places.items()]
    lines = []
    for at, start, end in edges:
        (x, y), (x2, y2) = places[at, start], places[at + 1, end]
        lines.append((x + WIDTH, y + HEIGHT // 2, x2, y2 + HEIGHT // 2))
    rows = max(map(len, columns))
    return Picture(
        width=len(columns) * (WIDTH + GAP_X) - GAP_X,
        height=rows * (HEIGHT + GAP_Y) - GAP_Y,
        boxes=boxes,
        lines=lines,
    )


def _fitting(label: str) -> str:
    return label if len(label) <= LETTERS else f"{label[: LETTERS - 1]}…"
