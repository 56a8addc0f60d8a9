"""What a receiver signs of each text that it takes in: whose, when, in which thread, which bytes.

Anybody can seal to an organisation's public key. Who can write to the database could therefore put
a text of their own among a worker's, move one to another thread, or raise what a worker agreed to.
Receivers sign (Ed25519, a key that is derived from theirs); the public half and the day since when
they do lie in the trust folder (docs/decisions/0021).
"""

import hashlib
import json
import os
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from vault.address_proofs import ReceiverKey
from vault.encoding import b64u, canonical, unb64u
from vault.members import signature_holds, signed_bytes
from vault.sealing import derive
from vault.trust_file import written_beside

PURPOSE = "text"
SIGNATURE_BYTES = 64
DIGEST_BYTES = 32
FILE = "receivers.json"


class NoReceivers(ValueError):
    """The receivers' public key in the trust folder can't be read or written."""


@dataclass(frozen=True)
class ReceivedText:
    """A text as its row has it. `at` is when it came; `organisation` that of its line."""

    record: str
    report: str
    number: int
    author: str
    at: datetime
    line: str
    organisation: str

    def document(self, digest: bytes, consent: str) -> bytes:
        """What is signed, in one spelling; `digest` is the SHA-256 of the sealed body."""
        return canonical(
            {
                "firedoor": "text/1",
                "record": self.record,
                "report": self.report,
                "number": self.number,
                "author": self.author,
                "at": self.at.astimezone(UTC).isoformat(),
                "line": self.line,
                "organisation": self.organisation,
                "body": b64u(digest),
                "consent": consent,
            }
        )


@dataclass(frozen=True)
class TextProof:
    """What is kept beside a text. `consent` is what the worker agreed to, this text included."""

    signature: bytes
    digest: bytes
    consent: str

    def bytes(self) -> bytes:
        """As it is stored: 64 and 32 bytes, then the level."""
        return self.signature + self.digest + self.consent.encode("ascii")


@dataclass(frozen=True)
class Receivers:
    """Whose signature counts on this host, and since when receivers sign."""

    key: bytes
    since: datetime

    def proof(
        self, text: ReceivedText, stored: bytes | None, body: bytes | None
    ) -> TextProof | None:
        """The proof where a receiver signed exactly this text; `body` is None once destroyed."""
        if stored is None or len(stored) <= SIGNATURE_BYTES + DIGEST_BYTES:
            return None
        signature, rest = stored[:SIGNATURE_BYTES], stored[SIGNATURE_BYTES:]
        digest, consent = rest[:DIGEST_BYTES], rest[DIGEST_BYTES:].decode("ascii", "replace")
        if body is not None and hashlib.sha256(body).digest() != digest:
            return None
        document = text.document(digest, consent)
        if not signature_holds(self.key, PURPOSE, document, signature):
            return None
        return TextProof(signature, digest, consent)


@cache
def _signing(receiver: ReceiverKey) -> Ed25519PrivateKey:
    return Ed25519PrivateKey.from_private_bytes(
        derive(receiver.key, "firedoor/v1/receiver/signing")
    )


def receivers_public(receiver: ReceiverKey) -> bytes:
    """The 32-byte Ed25519 public key by which proven are checked."""
    return _signing(receiver).public_key().public_bytes_raw()


def sign_text(receiver: ReceiverKey, text: ReceivedText, body: bytes, consent: str) -> bytes:
    """The proof of a text that was sealed just now, as it is stored."""
    return sign_digest(receiver, text, hashlib.sha256(body).digest(), consent)


def sign_digest(receiver: ReceiverKey, text: ReceivedText, digest: bytes, consent: str) -> bytes:
    """The same where the body is known by its SHA-256."""
    signature = _signing(receiver).sign(signed_bytes(PURPOSE, text.document(digest, consent)))
    return TextProof(signature, digest, consent).bytes()


class TrustedReceivers:
    """The file of this host that says by which key proven are checked."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / FILE
        self._read: tuple[tuple[int, int, int], Receivers] | None = None

    def known(self) -> Receivers | None:
        """None where no receiver has signed on this host yet. Raises NoReceivers."""
        try:
            state = self._path.stat()
            seen = (state.st_ino, state.st_mtime_ns, state.st_size)
            if self._read is None or self._read[0] != seen:
                content = json.loads(self._path.read_text("ascii"))
                since = datetime.fromisoformat(content["since"])
                self._read = (seen, Receivers(unb64u(content["key"]), since))
            return self._read[1]
        except FileNotFoundError:
            return None
        except (OSError, ValueError, KeyError, TypeError):
            raise NoReceivers("the receivers' key in the trust folder can't be read") from None

    def begin(self, key: bytes, now: datetime) -> None:
        """Receivers sign from now on; written once. Raises NoReceivers."""
        if self.known() is not None:
            return
        content = {"key": b64u(key), "since": now.isoformat()}
        try:
            temporary = written_beside(self._path, content)
            try:
                os.link(temporary, self._path)
            except FileExistsError:
                pass
            finally:
                temporary.unlink()
        except OSError:
            raise NoReceivers("the trust folder can't be written") from None
