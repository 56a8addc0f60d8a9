"""Keyed look-ups: find a contact, a code or a carrier's id again without storing it."""

import hashlib
import hmac


def tag(key: bytes, purpose: str, *parts: str) -> bytes:
    """HMAC-SHA256 of the parts under a key, 32 bytes; `purpose` keeps uses of one key apart."""
    message = "\x1f".join((purpose, *parts)).encode()
    return hmac.new(key, message, hashlib.sha256).digest()


def contact_index(pepper: bytes, line_id: str, address: str) -> bytes:
    """The blind index of an address on a line."""
    return tag(pepper, "contact", line_id, address)


def code_index(pepper: bytes, digits: str) -> bytes:
    """How a worker code is stored and found (docs/decisions: a fast keyed hash)."""
    return tag(pepper, "code", digits)


def word_mac(pepper: bytes, contact_id: str, folded: str) -> bytes:
    """How a worker's code word is stored: compared, never known; another with each contact."""
    return tag(pepper, "word", contact_id, folded)


def dedupe_tag(key: bytes, channel: str, account: str, provider_id: str) -> bytes:
    """What a carrier's id is kept as, so that no row joins to the carrier's own record."""
    return tag(key, "dedupe", channel, account, provider_id)


def pepper_name(pepper: bytes) -> str:
    """A name for a pepper, 16 hexadecimal digits, so that a row can say what it is under."""
    return tag(pepper, "name").hex()[:16]
