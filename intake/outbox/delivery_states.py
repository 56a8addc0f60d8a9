"""The states of what leaves the system, as a table."""

from enum import StrEnum

from config.platform.lifecycle import StateTable


class DeliveryState(StrEnum):
    QUEUED = "queued"
    HELD = "held"
    SENDING = "sending"
    SENT = "sent"
    DELIVERED = "delivered"
    FAILED = "failed"
    UNCERTAIN = "uncertain"


class DeliveryEvent(StrEnum):
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
    UNCLEAR = "unclear"
    """The carrier tells a state that its channel does not know: no state of ours follows."""


DELIVERIES = StateTable(
    "delivery",
    (DeliveryState.QUEUED,),
    {
        (DeliveryState.QUEUED, DeliveryEvent.HOLD): DeliveryState.HELD,
        (DeliveryState.QUEUED, DeliveryEvent.CLAIM): DeliveryState.SENDING,
        (DeliveryState.HELD, DeliveryEvent.CLAIM): DeliveryState.SENDING,
        (DeliveryState.HELD, DeliveryEvent.HOLD): DeliveryState.HELD,
        (DeliveryState.SENDING, DeliveryEvent.HOLD): DeliveryState.HELD,
        (DeliveryState.SENDING, DeliveryEvent.ACCEPTED): DeliveryState.SENT,
        (DeliveryState.SENDING, DeliveryEvent.REFUSED): DeliveryState.FAILED,
        (DeliveryState.SENDING, DeliveryEvent.RETRY): DeliveryState.QUEUED,
        (DeliveryState.SENDING, DeliveryEvent.LOST): DeliveryState.UNCERTAIN,
        (DeliveryState.UNCERTAIN, DeliveryEvent.FOUND): DeliveryState.SENT,
        (DeliveryState.UNCERTAIN, DeliveryEvent.ABSENT): DeliveryState.QUEUED,
        (DeliveryState.UNCERTAIN, DeliveryEvent.LOST): DeliveryState.UNCERTAIN,
        # A courier that was only slow knows what it did, also after its lease.
        (DeliveryState.UNCERTAIN, DeliveryEvent.ACCEPTED): DeliveryState.SENT,
        (DeliveryState.UNCERTAIN, DeliveryEvent.REFUSED): DeliveryState.FAILED,
        (DeliveryState.UNCERTAIN, DeliveryEvent.RETRY): DeliveryState.QUEUED,
        (DeliveryState.UNCERTAIN, DeliveryEvent.HOLD): DeliveryState.HELD,
        # A carrier's word may come before our own record of the send, or after a crash lost it.
        (DeliveryState.SENDING, DeliveryEvent.DELIVERED): DeliveryState.DELIVERED,
        (DeliveryState.SENDING, DeliveryEvent.UNDELIVERED): DeliveryState.FAILED,
        (DeliveryState.UNCERTAIN, DeliveryEvent.DELIVERED): DeliveryState.DELIVERED,
        (DeliveryState.UNCERTAIN, DeliveryEvent.UNDELIVERED): DeliveryState.FAILED,
        (DeliveryState.SENT, DeliveryEvent.DELIVERED): DeliveryState.DELIVERED,
        (DeliveryState.SENT, DeliveryEvent.UNDELIVERED): DeliveryState.FAILED,
        # That the worker has it is final, whatever was told before it: of a text that had to be
        # sent again one copy may fail and the other arrive.
        (DeliveryState.FAILED, DeliveryEvent.DELIVERED): DeliveryState.DELIVERED,
        (DeliveryState.QUEUED, DeliveryEvent.DELIVERED): DeliveryState.DELIVERED,
        (DeliveryState.HELD, DeliveryEvent.DELIVERED): DeliveryState.DELIVERED,
    },
)

WAITING = DELIVERIES.states_before(DeliveryEvent.CLAIM)
"""States of what is still to be sent."""
