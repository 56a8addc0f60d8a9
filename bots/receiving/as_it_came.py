"""What stands in a request that no channel can read, as words for a person.

Whose it is is left out: names and numbers of people are in no report. So are the carrier's ids,
which would pass for worker codes.
"""

import json
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qsl

from bots.receiving.whole_text import whole

TEXTS = ("body", "message", "text", "caption", "subject", "buttontext", "listtitle")
"""Fields that hold what was written, by every channel's name for it."""
LEFT_OUT = re.compile(
    r".*(sid|id|name|sender|recipient|number|phone|device|token|url|date|version|language_code)$"
    r"|from.*|to.*|waid|chat|sim.*|num.*|is_.*|type|event|.*status|.*metadata|attachments|data"
)
UNSEEN = frozenset("\0\N{REPLACEMENT CHARACTER}")
LONGEST = 4000
"""Characters of it all."""


def as_it_came(body: bytes) -> str:
    """The words of a request first, then the rest that is nobody's name; "" where nothing is."""
    text = "".join(one for one in body.decode("utf-8", "replace") if one not in UNSEEN)
    fields = list(_fields(text))
    if not fields:
        return whole(text.strip()[:LONGEST])
    words = [value for name, value in fields if name in TEXTS and not LEFT_OUT.fullmatch(name)]
    rest = [
        f"{name}: {value}"
        for name, value in fields
        if name not in TEXTS and not LEFT_OUT.fullmatch(name)
    ]
    return whole("\n".join((*words, *rest))[:LONGEST])


def _fields(text: str) -> Iterator[tuple[str, str]]:
    try:
        content: Any = json.loads(text)
    except (ValueError, RecursionError):
        for name, value in parse_qsl(text, max_num_fields=200) if text.count("&") < 200 else ():
            yield name.lower(), value
        return
    yield from _flat("", content)


def _flat(name: str, content: Any) -> Iterator[tuple[str, str]]:
    match content:
        case dict():
            for key, one in content.items():
                if key in ("payload", "message", "edited_message") or not LEFT_OUT.fullmatch(
                    str(key).lower()
                ):
                    yield from _flat(str(key).lower(), one)
        case list():
            for one in content:
                yield from _flat(name, one)
        case None | "" | bool():
            return
        case _:
            yield name, str(content)
