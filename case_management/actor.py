"""Who acts: a signed-in member, as the actions need to know them."""

from dataclasses import dataclass

from case_management.refusals import move
from config.platform.lifecycle import Lifecycle


@dataclass(frozen=True)
class Actor:
    """A member at work."""

    id: str
    organisation: str
    """The id of the organisation whose member it is."""
    roles: frozenset[str]

    def move(self, lifecycle: Lifecycle, state: str, event: str) -> str:
        """The state after an event that one of the roles may cause. Raises Refusal."""
        able = (role for role in self.roles if event in lifecycle.allowed_events(state, role))
        return move(lifecycle, state, event, min(able, default="nobody"))

    def events(self, lifecycle: Lifecycle, state: str) -> tuple[str, ...]:
        """Every event that the member may cause in a state."""
        found = [e for role in sorted(self.roles) for e in lifecycle.allowed_events(state, role)]
        return tuple(dict.fromkeys(found))


SYSTEM = Actor("system", "", frozenset())
"""Clocks and the line itself."""
