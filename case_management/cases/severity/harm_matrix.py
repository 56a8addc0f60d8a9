"""The published matrix by which health and safety authorities sort complaints.

Harm, how many it may befall and how likely it is (docs/domain.md, Severity and clocks; after the
complaint matrix of Jersey and of the UK's HSE, their categories 1 to 4 said as our levels). It
helps a person to decide: no code sets a level by it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from case_management.levels import Level


class Harm(StrEnum):
    """What may happen to somebody."""

    SERIOUS = "serious"
    SIGNIFICANT = "significant"
    MINOR = "minor"


class Likelihood(StrEnum):
    """How likely it is, the likeliest first."""

    PROBABLE = "probable"
    POSSIBLE = "possible"
    REMOTE = "remote"
    NIL = "nil"


@dataclass(frozen=True)
class MatrixRow:
    """One harm, to many people or to one or few."""

    harm: Harm
    many: bool
    levels: Mapping[Likelihood, Level]


def _row(harm: Harm, many: bool, levels: str) -> MatrixRow:
    found = dict(zip(Likelihood, (Level(f"L{one}") for one in levels), strict=True))
    return MatrixRow(harm, many, found)


MATRIX: tuple[MatrixRow, ...] = (
    _row(Harm.SERIOUS, True, "1112"),
    _row(Harm.SERIOUS, False, "1112"),
    _row(Harm.SIGNIFICANT, True, "1223"),
    _row(Harm.SIGNIFICANT, False, "2233"),
    _row(Harm.MINOR, True, "2334"),
    _row(Harm.MINOR, False, "3344"),
)
