"""What a worker sends that is neither text nor file, as words: they are sealed like any others.

A place, a contact, a poll or a sticker has nothing to fetch and would be lost as a file. Each is
said in one line, its kind first. Parts are joined by commas and slashes, never by what may stand
between the digits of a worker code.
"""

import json
from collections.abc import Iterable

from bots.receiving.whole_text import whole

FINEST = 5
"""Decimals of a coordinate: about a metre. More would look like a worker code."""
COARSEST = 2
LONGEST = 1600
"""Characters of what is taken over from one thing."""


def in_words(kind: str, *parts: str | None, between: str = ", ") -> str:
    """One line: the kind, and those parts that say something."""
    said = between.join(one for one in map(_line, parts) if one)
    return f"{kind} {said}".strip()[:LONGEST]


def place(latitude: object, longitude: object, *names: str | None) -> str:
    """A point on the map, with what its sender or the map calls it."""
    return in_words("place", _coordinate(latitude), _coordinate(longitude), *names)


def several(kind: str, title: str | None, listed: Iterable[str | None]) -> str:
    """A title with a list behind it: a poll, a checklist."""
    lines = in_words("", *listed, between=" / ")
    return in_words(kind, title, lines, between=": ")


def form_answers(stored: str) -> str:
    """What was filled into a form: each text and number in this JSON; else the text as it is."""
    try:
        found = tuple(_values(json.loads(stored)))
    except (ValueError, RecursionError):
        found = (stored,)
    return several("form", None, found)


def beside(text: str, *lines: str) -> str:
    """The worker's own text, and below it what else came; nothing is said twice."""
    own = [text] if text else []
    new = [one for one in dict.fromkeys(lines) if one and one not in text.splitlines()]
    return "\n".join(own + new)


def _line(part: str | None) -> str:
    return " ".join(whole(part or "").split())


def _coordinate(value: object) -> str:
    try:
        number = f"{float(str(value)):.{FINEST}f}"
    except ValueError:
        return str(value)
    whole_part, _, decimals = number.partition(".")
    return f"{whole_part}.{decimals[:COARSEST]}{decimals[COARSEST:].rstrip('0')}"


def _values(content: object) -> Iterable[str]:
    match content:
        case dict():
            for one in content.values():
                yield from _values(one)
        case list():
            for one in content:
                yield from _values(one)
        case None:
            return
        case _:
            yield str(content)
