"""The audit chain: each entry's hash covers the one before, so that no edit stays unseen.

A cut at the end shows only against a signed checkpoint, which is kept elsewhere.
"""

import hashlib
from collections.abc import Iterable, Mapping

from vault.encoding import canonical

GENESIS = bytes(32)
_DOMAIN = b"firedoor/v1/audit\n"


def entry_hash(previous: bytes, entry: Mapping[str, object]) -> bytes:
    """The 32-byte SHA-256 of an entry (JSON values without floats) after its predecessor's.

    `previous` is 32 bytes, GENESIS for the first. Raises ValueError for what has no one spelling.
    """
    if len(previous) != len(GENESIS):
        raise ValueError("the hash of the previous entry has 32 bytes")
    _check(dict(entry))
    return hashlib.sha256(_DOMAIN + previous + canonical(dict(entry))).digest()


def verify_chain(
    entries: Iterable[tuple[Mapping[str, object], bytes]], previous: bytes = GENESIS
) -> int | None:
    """The index of the first entry whose kept hash is wrong, None when all are right.

    `entries` are (entry, kept hash) in order; `previous` is the hash before the first of them.
    """
    for index, (entry, kept) in enumerate(entries):
        try:
            previous = entry_hash(previous, entry)
        except ValueError:  # an edit that no honest writer could have written
            return index
        if previous != kept:
            return index
    return None


def _check(value: object) -> None:
    if isinstance(value, dict):
        if not all(isinstance(key, str) for key in value):
            raise ValueError("the keys of an audit entry are texts")
        for item in value.values():
            _check(item)
    elif isinstance(value, (list, tuple)):
        for item in value:
            _check(item)
    elif value is not None and not isinstance(value, (str, int)):
        raise ValueError(f"an audit entry cannot hold a {type(value).__name__}")
