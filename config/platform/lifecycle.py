"""State machines as tables; nothing else assigns a state.

`StateTable` is (state, event) -> state, for what processes do; `Lifecycle` is (state, event, role)
-> state, for what people decide.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

S = TypeVar("S", bound=str)
E = TypeVar("E", bound=str)


class OutOfStep(Exception):
    """There is no such move: the state has moved on, or the role may not.

    Its text names codes, for the log and for tests; a page says what to do instead.
    """


@dataclass(frozen=True)
class StateTable(Generic[S, E]):
    """What becomes of a row that processes work on, in whatever order they tell it."""

    thing: str
    """Its name in sentences, e.g. "delivery"."""
    starts: tuple[S, ...]
    """The states in which a row may be written."""
    moves: Mapping[tuple[S, E], S]

    @property
    def ends(self) -> tuple[S, ...]:
        """The states that no event leaves, in the order of the table."""
        left = {start for start, _ in self.moves}
        return tuple(dict.fromkeys(end for end in self.moves.values() if end not in left))

    def after(self, state: S, event: E) -> S:
        """The state after an event; a late or repeated event leaves the state as it is."""
        return self.moves.get((state, event), state)

    def states_before(self, event: E) -> tuple[S, ...]:
        """The states in which an event is possible, in the order of the table."""
        return tuple(start for start, one in self.moves if one == event)

    def diagram(self) -> str:
        """The table as a Mermaid state diagram."""
        moves = [(start, end, str(event)) for (start, event), end in self.moves.items()]
        return _drawing(self.starts, moves)


@dataclass(frozen=True)
class Move:
    """One row: in any of `states`, `event` by any of `roles` leads to `target`."""

    states: tuple[str, ...]
    event: str
    roles: tuple[str, ...]
    target: str


@dataclass(frozen=True)
class Lifecycle:
    """What people can make of a thing, each by their role."""

    thing: str
    """Its name in sentences, e.g. "case"."""
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
        rows = [
            (state, target, f"{_words(event)} ({', '.join(roles)})")
            for (state, event, target), roles in moves.items()
        ]
        left = {state for state, _, _ in moves}
        return _drawing((self.start,), rows, [one for one in self.states if one not in left])


def lifecycle(thing: str, start: str, moves: Iterable[Move]) -> Lifecycle:
    """Build the table; raises ValueError when two rows disagree."""
    table: dict[tuple[str, str, str], str] = {}
    for move in moves:
        for state in move.states:
            for role in move.roles:
                if (state, move.event, role) in table:
                    raise ValueError(f"two rows for {state}, {move.event}, {role}")
                table[state, move.event, role] = move.target
    return Lifecycle(thing, start, table)


def _words(code: str) -> str:
    return code.replace("_", " ")


def _drawing(
    starts: Iterable[str], moves: Iterable[tuple[str, str, str]], ends: Iterable[str] = ()
) -> str:
    lines = ["stateDiagram-v2", *(f"    [*] --> {start}" for start in starts)]
    lines += [f"    {state} --> {target}: {label}" for state, target, label in moves]
    lines += [f"    {state} --> [*]" for state in ends]
    return "\n".join(lines) + "\n"
