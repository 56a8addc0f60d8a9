"""A state machine as a table: (state, event, role) -> state. Nothing else assigns a status."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass


class OutOfStep(Exception):
    """There is no such move: the state has moved on, or the role may not.

    Its text names codes, for the log and for tests; a page says what to do instead.
    """


@dataclass(frozen=True)
class Step:
    """One row: in any of `states`, `event` by any of `roles` leads to `target`."""

    states: tuple[str, ...]
    event: str
    roles: tuple[str, ...]
    target: str


@dataclass(frozen=True)
class Lifecycle:
    """What a thing can become. `thing` is its name in sentences, e.g. "case"."""

    thing: str
    start: str
    table: Mapping[tuple[str, str, str], str]

    @property
    def states(self) -> tuple[str, ...]:
        """Every state, the first one first, then in the order of the table."""
        found = [self.start]
        for (state, _, _), target in self.table.items():
            found += [state, target]
        return tuple(dict.fromkeys(found))

    def next_state(self, state: str, event: str, role: str) -> str:
        """The state after an event; raises OutOfStep."""
        if (state, event, role) in self.table:
            return self.table[state, event, role]
        if state not in self.states:
            raise OutOfStep(f"There is no state “{state}” of a {self.thing}.")
        doers = sorted({r for (s, e, r) in self.table if (s, e) == (state, event)})
        if doers:
            raise OutOfStep(
                f"“{_words(event)}” is for the {' or '.join(doers)}, not for the {role}."
            )
        raise OutOfStep(f"A {self.thing} that is “{_words(state)}” cannot “{_words(event)}”.")

    def allowed_events(self, state: str, role: str) -> tuple[str, ...]:
        """The events that a role may choose in a state, in the order of the table."""
        return tuple(e for (s, e, r) in self.table if (s, r) == (state, role))

    def diagram(self) -> str:
        """The table as a Mermaid state diagram."""
        moves: dict[tuple[str, str, str], list[str]] = {}
        for (state, event, role), target in self.table.items():
            moves.setdefault((state, event, target), []).append(role)
        lines = ["stateDiagram-v2", f"    [*] --> {self.start}"]
        for (state, event, target), roles in moves.items():
            lines.append(f"    {state} --> {target}: {_words(event)} ({', '.join(roles)})")
        left = {state for state, _, _ in moves}
        lines += [f"    {state} --> [*]" for state in self.states if state not in left]
        return "\n".join(lines) + "\n"


def lifecycle(thing: str, start: str, steps: Iterable[Step]) -> Lifecycle:
    """Build the table; raises ValueError when two rows disagree."""
    table: dict[tuple[str, str, str], str] = {}
    for step in steps:
        for state in step.states:
            for role in step.roles:
                if (state, step.event, role) in table:
                    raise ValueError(f"two rows for {state}, {step.event}, {role}")
                table[state, step.event, role] = step.target
    return Lifecycle(thing, start, table)


def _words(code: str) -> str:
    return code.replace("_", " ")
