"""How grave a case is: L1 to L5, and what "graver" means (docs/domain.md, Severity and clocks)."""

from collections.abc import Iterable
from enum import StrEnum


class Level(StrEnum):
    """From the gravest; the values stand in rows and in signed alerts."""

    L1 = "L1"
    """Danger to life: the alarm rings at once."""

    L2 = "L2"
    L3 = "L3"
    L4 = "L4"

    L5 = "L5"
    """No case, and no clock: a try of the line, or a question about the law."""


UNREAD = Level.L3
"""Nothing is known yet: serious until somebody has read it."""

TWO_PEOPLE = frozenset({Level.L1, Level.L2})
"""Nobody lowers a case from these alone; its alerts are not delayed at random."""


def is_graver(level: str, than: str) -> bool:
    """True when `level` ("L1" to "L5") weighs more than the other."""
    return level < than


def gravest(levels: Iterable[str]) -> Level:
    """The one that weighs most of at least one level."""
    return Level(min(levels))


def endangers_life(level: str) -> bool:
    """True for L1 alone."""
    return level == Level.L1


def is_a_case(level: str) -> bool:
    """False for a try of the line and a question about the law."""
    return level != Level.L5
