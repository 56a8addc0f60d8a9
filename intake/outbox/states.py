"""The states of what leaves the system, as a table. Pure; nothing else assigns a state."""

from enum import StrEnum


class State(StrEnum):
    QUEUED = "queued"
    HELD = "held"
    SENDING = "sending"
    SENT = "sent"
    DELIVERED = "delivered"
    FAILED = "failed"
    UNCERTAIN = "uncertain"


class Event(StrEnum):
    HOLD = "hold"
    CLAIM = "claim"
    ACCEPTED = "accepted"
    REFUSED = "refused"
    RETRY = "retry"
    LOST = "lost"
    FOUND = "found"
    ABSENT = "absent"
    DELIVERED = "delivered"
    UNDELIVERED = "undelivered"


TABLE: dict[tuple[State, Event], State] = {
    (State.QUEUED, Event.HOLD): State.HELD,
    (State.QUEUED, Event.CLAIM): State.SENDING,
    (State.HELD, Event.CLAIM): State.SENDING,
    (State.HELD, Event.HOLD): State.HELD,
    (State.SENDING, Event.HOLD): State.HELD,
    (State.SENDING, Event.ACCEPTED): State.SENT,
    (State.SENDING, Event.REFUSED): State.FAILED,
    (State.SENDING, Event.RETRY): State.QUEUED,
    (State.SENDING, Event.LOST): State.UNCERTAIN,
    (State.UNCERTAIN, Event.FOUND): State.SENT,
    (State.UNCERTAIN, Event.ABSENT): State.QUEUED,
    (State.UNCERTAIN, Event.LOST): State.UNCERTAIN,
    # A courier that was only slow knows what it did, also after its lease.
    (State.UNCERTAIN, Event.ACCEPTED): State.SENT,
    (State.UNCERTAIN, Event.REFUSED): State.FAILED,
    (State.UNCERTAIN, Event.RETRY): State.QUEUED,
    (State.UNCERTAIN, Event.HOLD): State.HELD,
    # A carrier's word may come before our own record of the send, or after a crash lost it.
    (State.SENDING, Event.DELIVERED): State.DELIVERED,
    (State.SENDING, Event.UNDELIVERED): State.FAILED,
    (State.UNCERTAIN, Event.DELIVERED): State.DELIVERED,
    (State.UNCERTAIN, Event.UNDELIVERED): State.FAILED,
    (State.SENT, Event.DELIVERED): State.DELIVERED,
    (State.SENT, Event.UNDELIVERED): State.FAILED,
    # That she has it is the last word, whatever was told before it: of a text that had to be sent
    # again one copy may fail and the other arrive.
    (State.FAILED, Event.DELIVERED): State.DELIVERED,
    (State.QUEUED, Event.DELIVERED): State.DELIVERED,
    (State.HELD, Event.DELIVERED): State.DELIVERED,
}


def after(state: State, event: Event) -> State:
    """The next state; a late or repeated event leaves the state as it is."""
    return TABLE.get((state, event), state)


def diagram() -> str:
    """The table as a Mermaid state diagram, for docs/."""
    lines = ["stateDiagram-v2", "    [*] --> queued"]
    lines += [f"    {start} --> {end}: {event}" for (start, event), end in TABLE.items()]
    return "\n".join(lines)
