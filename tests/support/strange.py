"""What strangers, and carriers on a bad day, may send to a webhook: Hypothesis strategies.

A body begins as a real one of its carrier and is bent: values of other types, fields that are
missing, other encodings, NULs, half characters, deep and huge JSON. Some are no body at all.
"""

import json
from copy import deepcopy
from typing import Any
from urllib.parse import urlencode

from hypothesis import strategies as st

MARK = "qyzzyxword"
"""Stands in every text that a worker might have written; no log line may hold it."""
SENDER = "+12025550177"

ODD_TEXTS = (
    "",
    "\x00",
    "a\x00b",
    "\ud800",
    "\udfff" + MARK,
    "\u202e",
    "é" * 300,
    "𝔉" * 40,
    "null",
    "-1",
    "1e999",
    "0000-01-01T00:00:00Z",
    "99999-12-31T23:59:59Z",
    "-0001-11-30",
    "2026-02-30",
    "2026-11-22T12:00:00+99:99",
    "9" * 400,
    "whatsapp:",
    "whatsapp:" + SENDER,
    "+",
    "+0",
    "x" * 5000,
    "../../etc/passwd",
    "'; DROP TABLE reports; --",
    "{{7*7}}",
    "%00%ff%",
    "bot",
    "private",
    "\r\nX: y",
)
ODD_NUMBERS = (
    0,
    -1,
    1,
    2**31,
    2**53,
    2**63,
    2**64,
    -(2**63) - 1,
    10**400,
    1.5,
    1e308,
    float("inf"),
    float("-inf"),
    float("nan"),
    253402300800,
    -62135596801,
)
SCALARS = (
    st.none()
    | st.booleans()
    | st.sampled_from(ODD_NUMBERS)
    | st.integers()
    | st.sampled_from(ODD_TEXTS)
    | st.text(max_size=20)
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=5,
)
DEPTHS = st.sampled_from((50, 900, 20_000))
ENCODINGS = st.sampled_from(
    ("utf-8", "utf-8", "utf-8", "utf-8-sig", "utf-16", "utf-32-be", "latin-1", "utf-7", "cp037")
)


def mangled(body: bytes) -> st.SearchStrategy[bytes]:
    """The body, cut off, doubled, with a NUL or a stray byte in it, or huge."""
    place = st.integers(0, len(body))
    return st.one_of(
        st.just(body),
        place.map(lambda at: body[:at]),
        st.just(body + body),
        place.map(lambda at: body[:at] + b"\x00" + body[at:]),
        st.tuples(place, st.binary(min_size=1, max_size=4)).map(
            lambda one: body[: one[0]] + one[1] + body[one[0] :]
        ),
        st.sampled_from((40_000, 250_000, 400_000)).map(lambda size: body + b" " * size),
    )


def garbage() -> st.SearchStrategy[bytes]:
    """No body of any carrier."""
    return st.one_of(
        st.binary(max_size=400),
        VALUES.map(lambda value: json.dumps(value).encode("utf-8", "surrogatepass")),
        DEPTHS.map(lambda depth: b"[" * depth),
        DEPTHS.map(lambda depth: b'{"a":' * depth + b"1" + b"}" * depth),
        st.sampled_from((b"", b"null", b"NaN", b"&" * 3000, b"=" * 3000, b"%", b"\xff\xfe\x00")),
    )


@st.composite
def forms(draw: st.DrawFn, real: tuple[dict[str, str], ...]) -> bytes:
    """A bent form."""
    fields = dict(draw(st.sampled_from(real)))
    texts = st.sampled_from(ODD_TEXTS) | st.text(max_size=30)
    for name in draw(st.lists(st.sampled_from(sorted(fields)), max_size=3)):
        if draw(st.booleans()):
            fields[name] = draw(texts)
        else:
            fields.pop(name, None)
    fields |= draw(st.dictionaries(st.text(max_size=8), texts, max_size=2))
    encoding = draw(ENCODINGS)
    body = urlencode(
        fields, encoding=encoding, errors="surrogatepass" if "utf" in encoding else "replace"
    ).encode()
    return draw(mangled(body))


@st.composite
def objects(draw: st.DrawFn, real: tuple[dict[str, Any], ...]) -> bytes:
    """Bent JSON."""
    content = deepcopy(draw(st.sampled_from(real)))
    for _ in range(draw(st.integers(0, 3))):
        paths = list(_paths(content))
        if paths:
            _bend(content, draw(st.sampled_from(paths)), draw)
    text = json.dumps(content, ensure_ascii=draw(st.booleans()))
    encoding = draw(ENCODINGS)
    errors = "surrogatepass" if "utf" in encoding and encoding != "utf-7" else "replace"
    return draw(mangled(text.encode(encoding, errors)))


def _paths(content: Any, before: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    inner = content.items() if isinstance(content, dict) else enumerate(content)
    found = []
    for key, value in inner:
        found.append((*before, key))
        if isinstance(value, dict | list):
            found += _paths(value, (*before, key))
    return found


def _bend(content: Any, path: tuple[Any, ...], draw: st.DrawFn) -> None:
    *way, last = path
    for step in way:
        content = content[step]
    match draw(st.sampled_from(("value", "value", "drop", "list", "deep"))):
        case "value":
            content[last] = draw(VALUES)
        case "drop":
            del content[last]
        case "list":
            content[last] = [content[last]]
        case "deep":
            for _ in range(draw(st.sampled_from((30, 300)))):
                content[last] = {str(last): content[last]}
