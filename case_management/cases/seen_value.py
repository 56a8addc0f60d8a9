"""Who writes over what a colleague has just written does so knowingly, or not at all."""

from case_management.cases.models import Case
from case_management.refusals import Refusal


class WrittenSince(Refusal):
    """A fact of a case was changed after the page that asks was made."""

    def __init__(self, fact: str, theirs: str, yours: str) -> None:
        super().__init__("written_since")
        self.fact = fact
        """The column of the case."""
        self.theirs = theirs
        """What it holds now, "" for nothing."""
        self.yours = yours
        """What was asked for."""


def has_to_be_written(case: Case, fact: str, seen: str | None, wanted: str) -> bool:
    """Whether `wanted` differs from what the case's column `fact` holds.

    `seen` is what the asker's page showed, "" for nothing, None where the asker saw none.
    Raises WrittenSince where the column holds neither of the two.
    """
    present: str = getattr(case, fact) or ""
    if wanted == present:
        return False
    if seen is not None and seen != present:
        raise WrittenSince(fact, present, wanted)
    return True
