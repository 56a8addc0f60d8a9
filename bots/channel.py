"""What a channel is: it verifies and parses what a carrier calls us with, and sends for us."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from intake.reception import Inbound


@dataclass(frozen=True)
class RawRequest:
    """What came in, before anybody believed it. `target` is the raw request target of HTTP."""

    channel: str
    target: str
    headers: dict[str, str] = field(repr=False)
    body: bytes = field(repr=False)
    received_at: datetime


class SendError(Exception):
    """A carrier did not take a message. The text is a code; it never holds a number or a text.

    `retryable`: the carrier says that it did not process it. `unknown`: nobody knows whether it
    did (a read timeout, a half answer), so it must be asked before anything is sent again.
    """

    def __init__(self, code: str, retryable: bool = False, unknown: bool = False) -> None:
        super().__init__(code)
        self.code = code
        self.retryable = retryable
        self.unknown = unknown


class Malformed(ValueError):
    """A genuine request that has no message in it that we know; it is acknowledged."""


class InboundChannel(Protocol):
    """The receiving half of a channel."""

    name: str

    def verify(self, request: RawRequest) -> bool:
        """True when the carrier itself sent this."""
        ...

    def parse(self, request: RawRequest) -> Inbound | None:
        """The message in a verified request; None where there is none for us.

        Raises Malformed where a field is missing that every real message has.
        """
        ...


class OutboundChannel(Protocol):
    """The sending half of a channel."""

    name: str

    def send(self, address: str, text: str, choices: tuple[str, ...], reference: str) -> None:
        """Sends one text; `reference` is our own id for status callbacks. Raises SendError."""
        ...

    def was_sent(self, address: str, text: str, since: datetime) -> bool | None:
        """Whether the carrier has this text to this address since then; None if it can't be asked.

        Raises SendError while the carrier is away.
        """
        ...
