"""Finds the channels: every folder of bots/ with the required files. No list is kept anywhere."""

import pkgutil
from collections.abc import Iterable
from functools import cache
from typing import TypeVar

from sqlalchemy import Engine

import bots
from bots.carrier_requests import ReceiveFetched
from bots.channel import (
    REQUIRED,
    Channel,
    CopyDeleter,
    InboundChannel,
    InboundList,
    MediaSource,
    OutboundChannel,
    Poller,
)
from bots.errors import COMMON, UNKNOWN_CODE, Meaning, Meanings
from config.settings import Common

_Part = TypeVar("_Part")


def channels() -> tuple[Channel, ...]:
    """Every channel, by name. The folders are looked at once a process."""
    return _channels_in(tuple(bots.__path__))


@cache
def _channels_in(folders: tuple[str, ...]) -> tuple[Channel, ...]:
    packages = (one for one in pkgutil.iter_modules(folders) if one.ispkg)
    return tuple(
        Channel(one.name) for one in sorted(packages, key=lambda one: one.name) if _whole(one)
    )


def channel_named(name: str) -> Channel:
    """The channel of this name. Raises KeyError."""
    for one in channels():
        if one.name == name:
            return one
    raise KeyError(name)


def receivers(settings: Common) -> dict[str, InboundChannel]:
    """The receiving half of every channel, by name. Raises Refused."""
    return {one.name: one.receiver(settings) for one in channels()}


def senders(settings: Common) -> dict[str, OutboundChannel]:
    """The sending half of every channel that is set up, by name. Raises Refused."""
    return _set_up((one.name, one.sender(settings)) for one in channels())


def media_sources(settings: Common) -> dict[str, MediaSource]:
    """Of every channel that brings files and is set up, by name. Raises Refused."""
    return _set_up((one.name, one.media_source(settings)) for one in channels())


def copy_deleters(settings: Common) -> dict[str, CopyDeleter]:
    """Of every channel with copies to delete that is set up, by name. Raises Refused."""
    return _set_up((one.name, one.copy_deleter(settings)) for one in channels())


def inbound_lists(settings: Common) -> dict[str, InboundList]:
    """Of every channel whose carrier can be asked and that is set up, by name. Raises Refused."""
    return _set_up((one.name, one.inbound_list(settings)) for one in channels())


def pollers(settings: Common, engine: Engine, receive: ReceiveFetched) -> dict[str, Poller]:
    """Of every channel whose carrier does not call us, by name. Raises Refused."""
    return _set_up((one.name, one.poller(settings, engine, receive)) for one in channels())


def meaning(channel: str | None, code: str | None) -> Meaning:
    """What a stored error code means on a channel; a general sentence for an unknown one."""
    own: Meanings = {}
    if channel is not None and any(one.name == channel for one in channels()):
        own = channel_named(channel).meanings
    return own.get(code or "") or COMMON.get(code or "") or UNKNOWN_CODE


def label(channel: str, address: str) -> str:
    """What people call a line: SMS, WhatsApp, Telegram; the folder's name where it is gone."""
    try:
        return channel_named(channel).line.label(address)
    except KeyError:
        return channel


def counts_segments(channel: str, address: str) -> bool:
    """Whether a text on this line is paid for by its SMS segments."""
    try:
        return channel_named(channel).line.counts_segments(address)
    except KeyError:
        return False


def _set_up(parts: Iterable[tuple[str, _Part | None]]) -> dict[str, _Part]:
    return {name: part for name, part in parts if part is not None}


def _whole(package: pkgutil.ModuleInfo) -> bool:
    path = package.module_finder.find_spec(package.name, None)
    if path is None or not path.submodule_search_locations:
        return False
    held = {one.name for one in pkgutil.iter_modules(list(path.submodule_search_locations))}
    return held.issuperset(REQUIRED)
