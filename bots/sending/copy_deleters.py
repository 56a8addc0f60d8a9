"""What a channel may bring besides: a file `erase`, for a carrier that keeps copies.

It has eraser(settings), None where the operator has not set the channel up, and CHAT, true where
copies are a chat on her phone too and go only if she wants it.
"""

from collections.abc import Sequence
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from types import ModuleType
from typing import Protocol, cast

from bots.registry import folders
from config.settings import Common


class Eraser(Protocol):
    """Deletes copies at one carrier."""

    name: str
    at_once: int
    """How many copies of one address it deletes in one call."""

    def erase(self, address: str, ids: Sequence[str]) -> bool:
        """Deletes copies of texts from or to an address; False where the carrier has none.

        Raises SendError: retryable when it may be asked again.
        """
        ...


def erasers(settings: Common) -> dict[str, Eraser]:
    """Of every channel that is set up and has copies to delete, by name. Raises Refused."""
    found: dict[str, Eraser] = {}
    for one in folders():
        module = _module(one.name)
        eraser = cast(Eraser | None, module.eraser(settings)) if module else None
        if eraser is not None:
            found[one.name] = eraser
    return found


def chat_of(channel: str) -> bool | None:
    """Whether a channel's copies are a chat; None where its carrier deletes nothing for us."""
    module = _module(channel)
    return None if module is None else cast(bool, module.CHAT)


@cache
def _module(channel: str) -> ModuleType | None:
    name = f"bots.{channel}.erase"
    return import_module(name) if find_spec(name) else None
