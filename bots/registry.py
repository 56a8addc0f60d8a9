"""Finds the channels: every folder of bots/ with these files. No list of them is kept anywhere.

line      what its addresses are called and look like
settings  what an operator sets: Receiving, and Sending with the secrets that only a sender has
verify    whether the carrier itself calls
parse     one message out of a request
status    news of texts that we sent out of a request
receive   ROUTES, and receiver(settings)
send      sender(settings), None where the operator has not set it up
errors    MEANINGS: what each error code means
"""

import pkgutil
from dataclasses import dataclass
from importlib import import_module
from types import ModuleType
from typing import Any, cast

import bots
from bots.channel import InboundChannel, Meaning, Meanings, OutboundChannel, Route
from bots.errors import COMMON, UNKNOWN_CODE
from config.settings import Common

FILES = ("line", "settings", "verify", "parse", "status", "receive", "send", "errors")


@dataclass(frozen=True)
class Folder:
    """One channel. Its modules are imported when they are asked for: a process carries no more."""

    name: str

    def module(self, file: str) -> ModuleType:
        """One of FILES."""
        return import_module(f"{bots.__name__}.{self.name}.{file}")

    @property
    def routes(self) -> tuple[Route, ...]:
        """Where its carrier calls; needs no setting."""
        return cast(tuple[Route, ...], self.module("receive").ROUTES)

    def receiver(self, settings: Common) -> InboundChannel:
        """Its receiving half; where it is not set up it believes nothing. Raises Refused."""
        return cast(InboundChannel, self.module("receive").receiver(settings))

    def sender(self, settings: Common) -> OutboundChannel | None:
        """Its sending half; None where it is not set up. Raises Refused."""
        return cast(OutboundChannel | None, self.module("send").sender(settings))

    @property
    def meanings(self) -> Meanings:
        """Its error codes."""
        return cast(Meanings, self.module("errors").MEANINGS)

    @property
    def line(self) -> Any:
        """What its lines are like: `default_address`, `check`, `label`, `counts_segments`."""
        return self.module("line")


def folders() -> tuple[Folder, ...]:
    """Every channel, by name."""
    packages = (one for one in pkgutil.iter_modules(bots.__path__) if one.ispkg)
    return tuple(
        Folder(one.name) for one in sorted(packages, key=lambda one: one.name) if _whole(one)
    )


def folder(name: str) -> Folder:
    """The channel of this name. Raises KeyError."""
    for one in folders():
        if one.name == name:
            return one
    raise KeyError(name)


def receivers(settings: Common) -> dict[str, InboundChannel]:
    """The receiving half of every channel, by name. Raises Refused."""
    return {one.name: one.receiver(settings) for one in folders()}


def senders(settings: Common) -> dict[str, OutboundChannel]:
    """The sending half of every channel that is set up, by name. Raises Refused."""
    found = {one.name: one.sender(settings) for one in folders()}
    return {name: sender for name, sender in found.items() if sender is not None}


def meaning(channel: str | None, code: str | None) -> Meaning:
    """What a stored error code means on a channel; a general sentence for an unknown one."""
    own: Meanings = {}
    if channel is not None and any(one.name == channel for one in folders()):
        own = folder(channel).meanings
    return own.get(code or "") or COMMON.get(code or "") or UNKNOWN_CODE


def label(channel: str, address: str) -> str:
    """What people call a line: SMS, WhatsApp, Telegram; the folder's name where it is gone."""
    try:
        return cast(str, folder(channel).line.label(address))
    except KeyError:
        return channel


def takes_calls(channel: str) -> bool:
    """Whether lines of this channel may take spoken messages; a `line` need not say."""
    return bool(getattr(folder(channel).line, "takes_calls", False))


def counts_segments(channel: str, address: str) -> bool:
    """Whether a text on this line is paid for by its SMS segments."""
    try:
        return cast(bool, folder(channel).line.counts_segments(address))
    except KeyError:
        return False


def _whole(package: pkgutil.ModuleInfo) -> bool:
    path = package.module_finder.find_spec(package.name, None)
    if path is None or not path.submodule_search_locations:
        return False
    held = {one.name for one in pkgutil.iter_modules(list(path.submodule_search_locations))}
    return held.issuperset(FILES)
