"""The case that members work on, as far as the rooms of tasks, evidence and facts know of it."""

from dataclasses import dataclass

from case_management.refusals import Refusal


@dataclass(frozen=True)
class WorkedCase:
    """One case at the moment of a request."""

    id: str
    organisation_id: str
    is_open: bool
    """Somebody works on it: it has not ended, and was not joined to another."""

    def require_open(self) -> None:
        """Raises Refusal where nobody works on the case any more."""
        if not self.is_open:
            raise Refusal("case_ended")
