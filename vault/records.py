"""Sealed records: each has its own data key, and each reader a grant of that key (design 3)."""

import json
import os
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from vault.encoding import canonical, context
from vault.sealing import KEY_BYTES, SEALED, SecretKey, derive, seal, unwrap, wrap

SMALLEST = 256
LARGEST_POWER = 4096


def pad(data: bytes) -> bytes:
    """Hides the length: four bytes of length, the data, zeros up to the next step.

    Steps are 256 times a power of two up to 4,096, then multiples of 4,096.
    """
    body = len(data).to_bytes(4, "big") + data
    step = SMALLEST
    while step < len(body) and step < LARGEST_POWER:
        step *= 2
    return body + bytes(-len(body) % step)


def unpad(data: bytes) -> bytes:
    """What `pad` padded."""
    length = int.from_bytes(data[:4], "big")
    return data[4 : 4 + length]


@dataclass(frozen=True)
class Reader:
    """An organisation as it can be sealed to: its id, epoch and 1,216-byte public key."""

    organisation: str
    epoch: int
    public_key: bytes

    def grant_context(self, record_id: str) -> bytes:
        return grant_context(self.organisation, self.epoch, record_id)


def grant_context(organisation: str, epoch: int, record_id: str) -> bytes:
    """What a grant is bound to: the reader, the epoch and the record."""
    return context("grant", f"{organisation}:{epoch}", record_id)


def seal_record(
    kind: str, record_id: str, content: dict[str, Any], reader: Reader
) -> tuple[bytes, bytes]:
    """Seals `content` for one reader; gives (body, grant). The data key is kept nowhere."""
    body, (grant,) = seal_for_readers(kind, record_id, content, (reader,))
    return body, grant


def seal_for_readers(
    kind: str, record_id: str, content: dict[str, Any], readers: Sequence[Reader]
) -> tuple[bytes, list[bytes]]:
    """Seals `content` once for several readers; gives (body, a grant each, in their order)."""
    data_key = os.urandom(KEY_BYTES)
    body = wrap(data_key, pad(canonical(content)), context("body", kind, record_id))
    return body, [seal(one.public_key, data_key, one.grant_context(record_id)) for one in readers]


def wrapping_key(secret: SecretKey, organisation: str, epoch: int) -> bytes:
    """The key under which members of an organisation wrap data keys of what they write."""
    return derive(secret.seed, f"firedoor/v1/wrap/{organisation}:{epoch}")


def wrap_record(
    kind: str,
    record_id: str,
    content: dict[str, Any],
    secret: SecretKey,
    organisation: str,
    epoch: int,
) -> tuple[bytes, bytes]:
    """As a member's browser does it: (body, grant) under the organisation's secret."""
    data_key = os.urandom(KEY_BYTES)
    body = wrap(data_key, pad(canonical(content)), context("body", kind, record_id))
    grant = wrap(
        wrapping_key(secret, organisation, epoch),
        data_key,
        grant_context(organisation, epoch, record_id),
    )
    return body, grant


def open_record(
    kind: str,
    record_id: str,
    body: bytes,
    grant: bytes,
    secret: SecretKey,
    organisation: str,
    epoch: int,
) -> dict[str, Any]:
    """Opens a record with an organisation's secret of that epoch. Raises DoesNotOpen."""
    bound = grant_context(organisation, epoch, record_id)
    if grant[:1] == SEALED:
        data_key = secret.open(grant, bound)
    else:
        data_key = unwrap(wrapping_key(secret, organisation, epoch), grant, bound)
    padded = unwrap(data_key, body, context("body", kind, record_id))
    content: dict[str, Any] = json.loads(unpad(padded))
    return content
