"""How bytes and documents are written so that Python and the browser agree to the byte."""

import json
import re
from base64 import urlsafe_b64decode, urlsafe_b64encode
from typing import Any

_B64U = re.compile(r"[A-Za-z0-9_-]*")


def b64u(data: bytes) -> str:
    """base64url without padding, the form of every binary inside JSON."""
    return urlsafe_b64encode(data).rstrip(b"=").decode("ascii")


def unb64u(text: str) -> bytes:
    """The bytes of `b64u`. Raises ValueError where the text is not base64url."""
    # The library drops what it does not know, so that many texts would stand for the same bytes.
    if not _B64U.fullmatch(text):
        raise ValueError("this is not base64url")
    return urlsafe_b64decode(text + "=" * (-len(text) % 4))


def canonical(document: Any) -> bytes:
    """Canonical JSON: UTF-8, sorted keys, no spaces; what is hashed and signed.

    Raises ValueError for a float, which Python and browsers spell differently, and for half a
    character, which UTF-8 can't hold.
    """
    _refuse_floats(document)
    return json.dumps(
        document, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False
    ).encode("utf-8")


def context(purpose: str, owner: str, record: str) -> bytes:
    """What a sealed value is bound to (design 3): moved to another row, it does not open."""
    return f"firedoor/v1/{purpose}/{owner}/{record}".encode()


def _refuse_floats(value: Any) -> None:
    if isinstance(value, float):
        raise ValueError("a float has no canonical form")
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list | tuple):
        for one in value:
            _refuse_floats(one)
