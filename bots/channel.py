"""What a channel is: it verifies and parses what a carrier calls us with, and sends for us.

A channel is a folder of bots/ with the files that bots/registry.py lists; docs/adding-a-channel.md
goes through them.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum
from typing import Protocol

from intake.lines.device import Seen
from intake.lines.line import LineView
from intake.outbox.states import Event
from intake.reception.inbound import Inbound


class Carries(Enum):
    """What a carrier brings to an address of ours."""

    MESSAGES = "messages"
    NEWS = "news"
    BOTH = "both"
    CALLS = "calls"


@dataclass(frozen=True)
class Route:
    """An address on the webhooks app that a carrier POSTs to.

    `path` as Flask writes it; `headers` are those that `verify` looks at, no other is kept;
    `refused` is the status for what could not be believed, `body` what is said to the rest; for
    CALLS the channel's `answer` says it, and `body` only where nobody can ask about the line.
    """

    path: str
    carries: Carries
    headers: tuple[str, ...]
    refused: int = 403
    body: str = ""
    mimetype: str = "text/plain"


@dataclass(frozen=True)
class RawRequest:
    """What came in, before anybody believed it. `target` is the raw request target of HTTP."""

    channel: str
    target: str
    headers: dict[str, str] = field(repr=False)
    body: bytes = field(repr=False)
    received_at: datetime


@dataclass(frozen=True)
class Status:
    """What became of a text: our own id of its outbox row, what happened, an error code if any."""

    row_id: str
    event: Event
    code: str | None = None


News = Status | Seen


@dataclass(frozen=True)
class Outgoing:
    """One text on its way. Its `repr` shows neither address nor text.

    `line` is our own address on the channel, from which it goes; `reference` is our own id of it.
    `valid_seconds`: the carrier need not try any longer, where it takes such a limit. `picture`: a
    PNG that a channel shows above the text if it can; the text alone says all. `sound`: an MP3 of
    this text, which went out just before; only for channels whose messages said that they play it.
    """

    line: str
    address: str = field(repr=False)
    text: str = field(repr=False)
    choices: tuple[str, ...]
    reference: str
    valid_seconds: int | None = None
    picture: bytes | None = field(default=None, repr=False)
    sound: bytes | None = field(default=None, repr=False)


@dataclass(frozen=True)
class Meaning:
    """What an error code of a carrier means: whether to try again, and a sentence for the monitor.

    The sentence goes on after "failed:", begins small and ends without a full stop. `mend`: the
    fault is the line's, whoever is written to, and this is what its operator does about it.
    """

    retryable: bool
    sentence: str
    mend: str = ""


Meanings = Mapping[str, Meaning]


def say(sentence: str) -> str:
    """Marks a sentence for the translators: `pybabel extract -k say`."""
    return sentence


class SendError(Exception):
    """A carrier did not take a message. The text is a code; it never holds a number or a text.

    `retryable`: the carrier says that it did not process it. `unknown`: nobody knows whether it
    did (a read timeout, a half answer), so it must be asked before anything is sent again.
    `retry_after`: in how many seconds the carrier wants to hear from this line again.
    """

    def __init__(
        self, code: str, retryable: bool = False, unknown: bool = False,
        retry_after: float | None = None,
    ) -> None:  # fmt: skip
        super().__init__(code)
        self.retry_after = retry_after
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

    def news(self, request: RawRequest) -> tuple[News, ...]:
        """What a verified request tells of texts that we sent, or of a phone. Never raises."""
        ...


@dataclass(frozen=True)
class CallAnswer:
    """What a telephone call is told to do next; `take`: the request also is to be taken in."""

    body: str = field(repr=False)
    take: bool


FindLine = Callable[[str], LineView | None]
"""The line with this address of ours; None for none, and while the database is away."""


class CallChannel(InboundChannel, Protocol):
    """A channel with routes that carry CALLS."""

    def answer(self, request: RawRequest, find: FindLine) -> CallAnswer:
        """What a verified request of a call gets. Never raises for what is in it."""
        ...


class OutboundChannel(Protocol):
    """The sending half of a channel."""

    name: str

    def send(self, outgoing: Outgoing) -> str | None:
        """Sends one text; gives the carrier's id of it, where it tells one. Raises SendError."""
        ...

    def was_sent(self, outgoing: Outgoing, since: datetime) -> bool | None:
        """Whether the carrier has this text to this address since then; None if it can't be asked.

        Raises SendError while the carrier is away.
        """
        ...
