"""Files, sealed in chunks: each bound to its file, its place and whether it is the last.

A chunk that is moved, left out or added does not open. The file's key is kept in a sealed record,
so that whoever is granted that record opens the file. Counterpart in the browser:
vault/browser/files.ts.
"""

import os
from collections.abc import Iterator

from vault.encoding import context
from vault.records import pad, unpad
from vault.sealing import KEY_BYTES, NONCE_BYTES, DoesNotOpen, unwrap, wrap

CHUNK = 64 * 1024
SEALED_CHUNK = CHUNK + 1 + NONCE_BYTES + 16


def new_file_key() -> bytes:
    """32 random bytes; one file each."""
    return os.urandom(KEY_BYTES)


def sealed_chunks(key: bytes, name: str, data: bytes) -> Iterator[bytes]:
    """The chunks of a sealed file in their order; its length is padded as a record's is."""
    padded = pad(data)
    starts = range(0, len(padded), CHUNK)
    for index, start in enumerate(starts):
        last = index == len(starts) - 1
        yield wrap(key, padded[start : start + CHUNK], chunk_context(name, index, last))


def open_file(key: bytes, name: str, sealed: bytes) -> bytes:
    """What `sealed_chunks` sealed, all of it or nothing. Raises DoesNotOpen."""
    if not sealed:
        raise DoesNotOpen("the file is empty")
    starts = range(0, len(sealed), SEALED_CHUNK)
    return unpad(
        b"".join(
            unwrap(
                key,
                sealed[start : start + SEALED_CHUNK],
                chunk_context(name, index, index == len(starts) - 1),
            )
            for index, start in enumerate(starts)
        )
    )


def chunk_context(name: str, index: int, last: bool) -> bytes:
    """What a chunk is bound to: its file, its place from 0, and 1 for the last."""
    return context("chunk", name, f"{index}:{int(last)}")
