"""What becomes of a row of a file."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum


class RowOutcome(StrEnum):
    """New: a new entry. Matched: one that was there. Unclear: a person decides. Refused: why."""

    NEW = "new"
    MATCHED = "matched"
    UNCLEAR = "unclear"
    REFUSED = "refused"


@dataclass(frozen=True)
class TakenRow:
    """One row with its outcome, as `models.ImportRow` keeps it."""

    number: int
    outcome: RowOutcome
    kept: str
    why: str = ""
    object_id: str | None = None
    before: str | None = None


@dataclass
class ImportFigures:
    """Of one import."""

    rows: int = 0
    outcomes: Counter[RowOutcome] = field(default_factory=Counter)
    reasons: Counter[str] = field(default_factory=Counter)
    """Of those unclear and refused, by code."""

    def count(self, row: TakenRow) -> None:
        """Adds one row."""
        self.rows += 1
        self.outcomes[row.outcome] += 1
        if row.outcome in (RowOutcome.UNCLEAR, RowOutcome.REFUSED):
            self.reasons[row.why.split(" ", 1)[0]] += 1

    def by_outcome(self) -> dict[str, int]:
        """How many rows of each outcome, also of those without any."""
        return {str(one): self.outcomes[one] for one in RowOutcome}

    def counted(self, rows: Iterator[TakenRow]) -> Iterator[TakenRow]:
        """The same rows, each counted as it passes."""
        for row in rows:
            self.count(row)
            yield row


def in_words(code: str, values: dict[str, str] | None = None) -> str:
    """A reason as it is kept: its code, and what stands in the row."""
    return " ".join([code, *(values or {}).values()])[:300]
