"""Who acts: a signed-in member, as the actions need to know her."""

from dataclasses import dataclass

from config.platform.lifecycle import Lifecycle, NotAllowed


@dataclass(frozen=True)
class Actor:
    """A member's id, her organisation's id and her roles."""

    id: str
    organisation: str
    roles: frozenset[str]

    def move(self, lifecycle: Lifecycle, state: str, event: str) -> str:
        """The state after an event that one of her roles may cause. Raises NotAllowed."""
        for role in sorted(self.roles):
            if event in lifecycle.allowed_events(state, role):
                return lifecycle.next_state(state, event, role)
        return lifecycle.next_state(state, event, min(self.roles, default="nobody"))

    def events(self, lifecycle: Lifecycle, state: str) -> tuple[str, ...]:
        """Every event that she may cause in a state."""
        found = [e for role in sorted(self.roles) for e in lifecycle.allowed_events(state, role)]
        return tuple(dict.fromkeys(found))


SYSTEM = Actor("system", "", frozenset())
"""Clocks and the line itself."""

__all__ = ["SYSTEM", "Actor", "NotAllowed"]
