"""What Telegram brings that is neither text nor file, as words.

Read from the update itself: the library refuses a poll or a place to which Telegram has added
something since, and with it the whole message.
"""

from collections.abc import Callable
from typing import Any

from telegram import Message

from bots.receiving.in_words import in_words, place, several

UNKNOWN = "a message of a kind that is not known here"
"""What has no name yet: a person asks the worker."""


def take_shared(message: dict[str, Any]) -> str:
    """One line about it, which is taken out of the message; "" where there is nothing of it."""
    found = {kind: message.pop(kind) for kind in _KINDS if isinstance(message.get(kind), dict)}
    # A venue comes with its place once more.
    return next((_KINDS[kind](thing) for kind, thing in found.items()), "")


def is_unknown(message: Message) -> bool:
    """Whether there is something in it that the library knows as little as we do."""
    return bool(message.api_kwargs) and not message.effective_attachment


def _venue(thing: dict[str, Any]) -> str:
    point = thing.get("location")
    return _place(point if isinstance(point, dict) else {}, thing)


def _place(point: dict[str, Any], named: dict[str, Any] | None = None) -> str:
    names = _texts(named or {}, "title", "address")
    return place(point.get("latitude", "?"), point.get("longitude", "?"), *names)


def _contact(thing: dict[str, Any]) -> str:
    return in_words("contact", *_texts(thing, "phone_number", "first_name", "last_name"))


def _poll(thing: dict[str, Any]) -> str:
    return several("poll", _text(thing, "question"), _listed(thing, "options"))


def _checklist(thing: dict[str, Any]) -> str:
    return several("checklist", _text(thing, "title"), _listed(thing, "tasks"))


def _dice(thing: dict[str, Any]) -> str:
    return in_words("game", _text(thing, "emoji"), str(thing.get("value", "")))


def _titled(kind: str) -> Callable[[dict[str, Any]], str]:
    return lambda thing: in_words(kind, _text(thing, "title"))


_KINDS: dict[str, Callable[[dict[str, Any]], str]] = {
    "venue": _venue,
    "location": _place,
    "contact": _contact,
    "poll": _poll,
    "checklist": _checklist,
    "sticker": lambda thing: in_words("sticker", _text(thing, "emoji")),
    "dice": _dice,
    "game": _titled("game"),
    "story": _titled("story"),
    "invoice": _titled("invoice"),
    "paid_media": _titled("paid media"),
    "passport_data": _titled("passport"),
}


def _text(thing: dict[str, Any], name: str) -> str | None:
    value = thing.get(name)
    return value if isinstance(value, str) else None


def _texts(thing: dict[str, Any], *names: str) -> tuple[str | None, ...]:
    return tuple(_text(thing, name) for name in names)


def _listed(thing: dict[str, Any], name: str) -> list[str | None]:
    listed = thing.get(name)
    return [_text(one, "text") for one in listed if isinstance(one, dict)] if listed else []
