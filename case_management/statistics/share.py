"""A part of a whole."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Share:
    """So many of so many."""

    part: int
    whole: int
