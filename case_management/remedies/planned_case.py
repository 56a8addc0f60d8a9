"""The case whose remedy it is, as far as this room knows of cases."""

from collections.abc import Collection
from dataclasses import dataclass

from case_management.refusals import Refusal


@dataclass(frozen=True)
class PlannedCase:
    """One case at the moment of a request."""

    id: str
    organisation_id: str
    state: str
    is_time_bound: bool = False
    """It is about freedom of association: nothing is agreed whose day is over (association.py)."""

    def require(self, states: Collection[str]) -> None:
        """Raises Refusal unless the case is in one of these states."""
        if self.state not in states:
            raise Refusal("plan_not_open")
