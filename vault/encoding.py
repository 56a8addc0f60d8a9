"""How bytes and documents are written so that Python and the browser agree to the byte."""

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from typing import Any


def b64u(data: bytes) -> str:
    """base64url without padding, the form of every binary inside JSON."""
    return urlsafe_b64encode(data).rstrip(b"=").decode("ascii")


def unb64u(text: str) -> bytes:
    """The bytes of `b64u`. Raises ValueError where the text is not base64url."""
    return urlsafe_b64decode(text + "=" * (-len(text) % 4))


def canonical(document: Any) -> bytes:
    """Canonical JSON: UTF-8, sorted keys, no spaces, no floats; what is hashed and signed."""
    return json.dumps(
        document, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False
    ).encode("utf-8")


def context(purpose: str, owner: str, record: str) -> bytes:
    """What a sealed value is bound to (design 3): moved to another row, it does not open."""
    return f"firedoor/v1/{purpose}/{owner}/{record}".encode()
