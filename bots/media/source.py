"""A channel's way to its files: `media.py` in its folder, with `source(settings)`; optional."""

from importlib import import_module
from importlib.util import find_spec
from typing import Protocol

import bots
from bots.registry import folders
from config.settings import Common
from intake.reports.attachments import MediaRef


class MediaSource(Protocol):
    """Fetches what a message of this channel brought."""

    name: str

    def fetch(self, ref: MediaRef) -> bytes:
        """The file's bytes, in memory. Raises bots.media.fetching.NotFetched."""
        ...


def sources(settings: Common) -> dict[str, MediaSource]:
    """Those that are set up, by the channel's name. Raises Refused."""
    found: dict[str, MediaSource] = {}
    for folder in folders():
        module = f"{bots.__name__}.{folder.name}.media"
        if find_spec(module) is None:
            continue
        source: MediaSource | None = import_module(module).source(settings)
        if source is not None:
            found[source.name] = source
    return found
