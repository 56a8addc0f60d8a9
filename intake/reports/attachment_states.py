"""How far the fetching of a file has come, as a table. Pure; nothing else assigns a state."""

from datetime import timedelta
from enum import StrEnum


class State(StrEnum):
    WAITING = "waiting"
    FETCHING = "fetching"
    READY = "ready"
    KEPT = "kept"
    TOO_LARGE = "too-large"
    NOT_ALLOWED = "not-allowed"
    GONE = "gone"
    FAILED = "failed"


class Event(StrEnum):
    CLAIM = "claim"
    CLEANED = "cleaned"
    SET_ASIDE = "set-aside"
    RETRY = "retry"
    TOO_LARGE = "too-large"
    NOT_ALLOWED = "not-allowed"
    GONE = "gone"
    GIVEN_UP = "given-up"


TABLE: dict[tuple[State, Event], State] = {
    (State.WAITING, Event.CLAIM): State.FETCHING,
    # Whoever fetched it died: its lease has run out.
    (State.FETCHING, Event.CLAIM): State.FETCHING,
    (State.FETCHING, Event.RETRY): State.WAITING,
    (State.FETCHING, Event.CLEANED): State.READY,
    # Sealed as evidence, but nothing that a page may show could be made of it.
    (State.FETCHING, Event.SET_ASIDE): State.KEPT,
    (State.FETCHING, Event.TOO_LARGE): State.TOO_LARGE,
    (State.FETCHING, Event.NOT_ALLOWED): State.NOT_ALLOWED,
    (State.FETCHING, Event.GONE): State.GONE,
    (State.FETCHING, Event.GIVEN_UP): State.FAILED,
}

OPEN = (State.WAITING, State.FETCHING)
PAUSES = (5, 30, 120, 600, 3600, 3600, 6 * 3600, 12 * 3600)
"""Seconds before the next try, by how many there were; then it is given up, after about a day."""


def after(state: State, event: Event) -> State:
    """The next state; a late event leaves an ended one as it is."""
    return TABLE.get((state, event), state)


def pause(tries: int) -> timedelta | None:
    """How long to wait after the `tries`-th try failed (from 1); None: it is given up."""
    return timedelta(seconds=PAUSES[tries - 1]) if tries <= len(PAUSES) else None


def diagram() -> str:
    """The table as a Mermaid state diagram, for docs/."""
    lines = ["stateDiagram-v2", "    [*] --> waiting"]
    lines += [f"    {start} --> {end}: {event}" for (start, event), end in TABLE.items()]
    return "\n".join(lines)
