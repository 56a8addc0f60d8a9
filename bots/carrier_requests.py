"""What a carrier calls us with, and what a channel reads out of it."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum, StrEnum

from intake.lines.device import Seen
from intake.lines.line import LineView
from intake.outbox.delivery_states import DeliveryEvent
from intake.outbox.outbox import UNCLEAR

USUAL_LARGEST = 256 * 1024
"""Bytes of a body in which no files come."""


class Carries(Enum):
    """What a carrier brings to an address of ours."""

    MESSAGES = "messages"
    NEWS = "news"
    BOTH = "both"
    CALLS = "calls"


@dataclass(frozen=True)
class Route:
    """An address on the webhooks app that a carrier POSTs to."""

    path: str
    """As Flask writes it."""
    carries: Carries
    headers: tuple[str, ...]
    """Those that `verify` looks at; no other is kept."""
    refused: int = 403
    """The HTTP status for a request that could not be verified."""
    body: str = ""
    """What all others are answered; for CALLS the channel's `answer` says it, and this only where
    it can't."""
    mimetype: str = "text/plain"
    largest: int = USUAL_LARGEST
    """Bytes of a body; more where a carrier sends files inside its call."""


@dataclass(frozen=True)
class RawRequest:
    """A request as it came in, before anybody verified it."""

    channel: str
    target: str
    """The raw request target of HTTP: path and query as they stood on the wire."""
    headers: dict[str, str] = field(repr=False)
    body: bytes = field(repr=False)
    received_at: datetime


@dataclass(frozen=True)
class DeliveryNews:
    """What became of a text that we sent."""

    row_id: str
    """Our own id of its outbox row."""
    event: DeliveryEvent
    code: str | None = None
    """The carrier's error code, if there was an error."""


STATE = re.compile(r"[a-z0-9]+(?:[-_. ][a-z0-9]+)*")


def unclear(row_id: str, state: str) -> DeliveryNews:
    """A state of a text that its channel does not know, by the name that the carrier gave it."""
    name = state.strip().casefold()
    code = UNCLEAR + (name if len(name) <= 30 and STATE.fullmatch(name) else "unreadable")
    return DeliveryNews(row_id, DeliveryEvent.UNCLEAR, code)


News = DeliveryNews | Seen
"""What a carrier tells besides messages: of a text of ours, or of a phone with a SIM."""


class ReceiveOutcome(StrEnum):
    """What became of a request; each channel answers its carrier in its own way."""

    TAKEN = "taken"
    KNOWN = "known"
    SPOOLED = "spooled"
    NOTHING = "nothing"
    REFUSED = "refused"
    NOT_NOW = "not-now"


class Malformed(ValueError):
    """A genuine request that has no message in it that we know; it is acknowledged."""


@dataclass(frozen=True)
class CallAnswer:
    """The answer to one step of a telephone call."""

    body: str = field(repr=False)
    """What the carrier is to do next."""
    take: bool
    """Whether the request brings something that is to be taken in, too."""


ReceiveFetched = Callable[[RawRequest], ReceiveOutcome]
"""Takes in what we fetched ourselves: `Receiver.receive_fetched`."""

FindLine = Callable[[str], LineView | None]
"""The line with this address of ours; None for none, and while the database is away."""
