"""What becomes of a copy that a carrier keeps, as a table. Pure; nothing else assigns a state."""

from datetime import timedelta
from enum import StrEnum


class State(StrEnum):
    """KEPT: in a chat that she may have emptied. LEFT: she did not ask in time."""

    KEPT = "kept"
    DUE = "due"
    DONE = "done"
    GONE = "gone"
    REFUSED = "refused"
    LEFT = "left"


class Event(StrEnum):
    WANTED = "wanted"
    UNWANTED = "unwanted"
    AGAIN = "again"
    DELETED = "deleted"
    ABSENT = "absent"
    REFUSED = "refused"


TABLE: dict[tuple[State, Event], State] = {
    (State.KEPT, Event.WANTED): State.DUE,
    (State.KEPT, Event.UNWANTED): State.LEFT,
    # Twilio's 20009 says that it is too early; a carrier may be away.
    (State.DUE, Event.AGAIN): State.DUE,
    (State.DUE, Event.DELETED): State.DONE,
    (State.DUE, Event.ABSENT): State.GONE,
    (State.DUE, Event.REFUSED): State.REFUSED,
}

SETTLED = (State.DONE, State.GONE, State.REFUSED, State.LEFT)
PAUSES = (60, 300, 1800, 2 * 3600, 6 * 3600, 12 * 3600)
"""Seconds before the next try, by how many there were; the last goes on until it expires."""


def after(state: State, event: Event) -> State:
    """The next state; a late event leaves an ended one as it is."""
    return TABLE.get((state, event), state)


def pause(attempts: int) -> timedelta:
    """How long to wait after the `attempts`-th try failed (from 1)."""
    return timedelta(seconds=PAUSES[min(attempts, len(PAUSES)) - 1])


def diagram() -> str:
    """The table as a Mermaid state diagram, for docs/."""
    lines = ["stateDiagram-v2", "    [*] --> due", "    [*] --> kept"]
    lines += [f"    {start} --> {end}: {event}" for (start, event), end in TABLE.items()]
    return "\n".join(lines)
