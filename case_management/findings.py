"""What an investigation can find, and what confirms a grievance (docs/domain.md, Evidence)."""

from enum import StrEnum


class FindingResult(StrEnum):
    """The values stand in rows and in the audit log."""

    SUBSTANTIATED = "substantiated"
    PARTLY = "partly"
    NOT_SUBSTANTIATED = "not_substantiated"
    INCONCLUSIVE = "inconclusive"


CONFIRMED = frozenset({FindingResult.SUBSTANTIATED, FindingResult.PARTLY})


def is_true_as_told(result: str | None) -> bool:
    """True only where a worker may be told "it is true": a part of it is not the whole."""
    return result == FindingResult.SUBSTANTIATED


def is_confirmed(result: str | None) -> bool:
    """True when the finding confirms the grievance, in whole or in part; None is no finding."""
    return result in CONFIRMED
