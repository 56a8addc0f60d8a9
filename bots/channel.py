"""What a channel is: all that its folder in bots/ may hold, as one object.

docs/adding-a-channel.md makes such a folder, file by file.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from pkgutil import iter_modules
from types import ModuleType
from typing import Protocol, cast

from sqlalchemy import Engine

from bots.carrier_requests import CallAnswer, FindLine, News, RawRequest, ReceiveFetched, Route
from bots.errors import Meanings
from config.settings import Common
from intake.reception.arrival.inbound import Inbound
from intake.reports.attachments import MediaRef

REQUIRED = {
    "line": "what its addresses look like and are called",
    "settings": "what an operator sets: one class to receive, one with what only a sender may hold",
    "verify": "whether the carrier itself calls",
    "parse": "one message out of a request",
    "status": "news of texts that we sent out of a request",
    "receive": "ROUTES, and receiver(settings)",
    "send": "sender(settings)",
    "errors": "MEANINGS: what each error code of the carrier means",
}
"""The files that make a folder a channel, and what each holds."""

OPTIONAL = {
    "media": "media_source(settings): fetches files that a message names",
    "delete": "copy_deleter(settings), and CHAT: deletes the copies that the carrier keeps",
    "list_inbound": "inbound_list(settings): asks the carrier what it received for us",
    "poll": "poller(settings, engine, receive): fetches messages where the carrier does not call",
}
"""The files of a channel whose carrier can do more."""


class LineRules(Protocol):
    """A channel's `line` file."""

    @property
    def default_address(self) -> str | None:
        """The address of every line, where the carrier has only one for us."""
        ...

    def check(self, address: str) -> str | None:
        """What is wrong with an address that an operator gives; None where nothing is."""
        ...

    def label(self, address: str) -> str:
        """What people call the line with this address: SMS, WhatsApp, Telegram."""
        ...

    def counts_segments(self, address: str) -> bool:
        """Whether a text on this line is paid for by its SMS segments."""
        ...


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


class CallChannel(InboundChannel, Protocol):
    """The receiving half of a channel that has routes for CALLS."""

    def answer(self, request: RawRequest, find: FindLine) -> CallAnswer:
        """What a verified request of a call gets. Never raises for what is in it."""
        ...


@dataclass(frozen=True)
class OutgoingText:
    """One text on its way. Its `repr` shows neither address nor text."""

    channel: str
    line: str
    """Our own address on the channel, from which it goes."""
    address: str = field(repr=False)
    text: str = field(repr=False)
    choices: tuple[str, ...]
    """The digits that a channel with buttons shows under the text."""
    reference: str
    """Our own id of it."""
    valid_seconds: int | None = None
    """The carrier need not try any longer, where it takes such a limit."""
    picture: bytes | None = field(default=None, repr=False)
    """A PNG that a channel shows above the text if it can; the text alone says all."""
    sound: bytes | None = field(default=None, repr=False)
    """An MP3 of this text, which went out just before; only for channels that said they play it."""


class OutboundChannel(Protocol):
    """The sending half of a channel."""

    name: str

    def send(self, outgoing: OutgoingText) -> str | None:
        """Sends one text; gives the carrier's id of it, where it has one. Raises SendError."""
        ...

    def was_sent(self, outgoing: OutgoingText, since: datetime, others: int = 0) -> bool | None:
        """Whether the carrier has this text to this address since then; None if it can't be asked.

        `others`: so many other texts of the same words went there since, and may be found too.
        Raises SendError while the carrier is away.
        """
        ...


class MediaSource(Protocol):
    """Fetches the files that messages of one channel name."""

    name: str

    def fetch(self, ref: MediaRef) -> bytes:
        """The file's bytes, in memory. Raises bots.media.download.NotFetched."""
        ...


class CopyDeleter(Protocol):
    """Deletes the copies that one carrier keeps of our messages."""

    name: str
    at_once: int
    """How many copies of one address it deletes in one call."""

    def delete(self, address: str, ids: Sequence[str]) -> bool:
        """Deletes copies of texts from or to an address; False where the carrier has none.

        Raises SendError: retryable when it may be asked again.
        """
        ...


class InboundList(Protocol):
    """A carrier's own list of what it received for us."""

    def listed(self, address: str, day: date) -> list[RawRequest]:
        """The inbound messages to our address on a day (UTC), oldest first, each as the channel's
        `parse` reads it. Raises SendError while the carrier is away.
        """
        ...


class Poller(Protocol):
    """Fetches messages from a carrier that does not call us."""

    name: str
    longest_seconds: int
    """How long one poll may wait for a message."""

    def poll(self) -> bool:
        """One poll; False when it could not be done and should wait. Raises SQLAlchemyError."""
        ...


@dataclass(frozen=True)
class Channel:
    """One channel, by the name of its folder.

    Its files are imported when a part is asked for: a process carries no more than it needs.
    """

    name: str

    @property
    def line(self) -> LineRules:
        """What its lines are like."""
        return cast(LineRules, self._file("line"))

    @property
    def takes_calls(self) -> bool:
        """Whether its lines may take spoken messages: `takes_calls` of its `line` file."""
        return bool(getattr(self._file("line"), "takes_calls", False))

    @property
    def routes(self) -> tuple[Route, ...]:
        """Where its carrier calls; needs no setting."""
        return cast(tuple[Route, ...], self._file("receive").ROUTES)

    @property
    def meanings(self) -> Meanings:
        """Its error codes."""
        return cast(Meanings, self._file("errors").MEANINGS)

    def import_files(self) -> None:
        """Imports all of its files now, with the libraries of its carrier."""
        package = import_module(f"bots.{self.name}")
        for one in iter_modules(package.__path__):
            import_module(f"{package.__name__}.{one.name}")

    def receiver(self, settings: Common) -> InboundChannel:
        """Its receiving half; where it is not set up it verifies nothing. Raises Refused."""
        return cast(InboundChannel, self._file("receive").receiver(settings))

    def sender(self, settings: Common) -> OutboundChannel | None:
        """Its sending half; None where it is not set up. Raises Refused."""
        return cast(OutboundChannel | None, self._file("send").sender(settings))

    def media_source(self, settings: Common) -> MediaSource | None:
        """Where its files are fetched; None without such a part, or where it is not set up."""
        file = self._optional("media")
        return cast(MediaSource | None, file.media_source(settings)) if file else None

    def copy_deleter(self, settings: Common) -> CopyDeleter | None:
        """What deletes its carrier's copies; None without such a part, or where not set up."""
        file = self._optional("delete")
        return cast(CopyDeleter | None, file.copy_deleter(settings)) if file else None

    @property
    def copies_are_chat(self) -> bool | None:
        """Whether its carrier's copies are a chat on the worker's phone too, which goes only if
        the worker wants it; None where the carrier deletes nothing for us.
        """
        file = self._optional("delete")
        return cast(bool, file.CHAT) if file else None

    def inbound_list(self, settings: Common) -> InboundList | None:
        """Its carrier's list; None without such a part, or where it is not set up."""
        file = self._optional("list_inbound")
        return cast(InboundList | None, file.inbound_list(settings)) if file else None

    def poller(self, settings: Common, engine: Engine, receive: ReceiveFetched) -> Poller | None:
        """What fetches its messages; None without such a part, or where its carrier calls us."""
        file = self._optional("poll")
        return cast(Poller | None, file.poller(settings, engine, receive)) if file else None

    def _file(self, name: str) -> ModuleType:
        return import_module(f"bots.{self.name}.{name}")

    def _optional(self, name: str) -> ModuleType | None:
        return _module(f"bots.{self.name}.{name}")


@cache
def _module(name: str) -> ModuleType | None:
    return import_module(name) if find_spec(name) else None
