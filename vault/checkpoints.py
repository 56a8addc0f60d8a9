"""Checkpoints of the audit log: how far a chain had come, signed, and kept outside the database.

Whoever can write to the database can write a whole chain anew: every hash in it then fits. What
cannot be written anew is a checkpoint, which another process signed with a key of its own, and
which lies in the trust folder, in backups and in the mailboxes of members. safety.md 5.
"""

import os
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from vault.encoding import b64u, unb64u
from vault.members import signature_holds, signed_bytes

PURPOSE = "checkpoint"
HASH_BYTES = 32
PUBLIC_KEYS = "audit.pub"
"""In the trust folder: one public key a line, the keys that ever signed here."""
SUFFIX = ".checkpoints"

_HEAD = "Firedoor checkpoint 1"
_BEFORE = r"[ \t>]*"
"""A mail that was answered or printed has marks before its lines."""
_BLOCK = re.compile(
    rf"^{_BEFORE}{_HEAD}\s*?\n"
    rf"{_BEFORE}organisation (?P<organisation>[0-9a-f]{{32}})\s*?\n"
    rf"{_BEFORE}entries (?P<number>[1-9][0-9]{{0,15}})\s*?\n"
    rf"{_BEFORE}hash (?P<hash>[A-Za-z0-9_-]{{43}})\s*?\n"
    rf"{_BEFORE}time (?P<at>[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}T[0-9:]{{8}}Z)\s*?\n"
    rf"{_BEFORE}signature (?P<signature>[A-Za-z0-9_-]{{86}})\s*?$",
    re.MULTILINE,
)
_TIME = "%Y-%m-%dT%H:%M:%SZ"


@dataclass(frozen=True)
class Checkpoint:
    """At `at` the log of `organisation` had `number` entries, the last with this hash."""

    organisation: str
    number: int
    entry_hash: bytes
    at: datetime
    signature: bytes = b""

    @property
    def signed(self) -> bytes:
        """The bytes that are signed: all lines but the last."""
        lines = (
            _HEAD,
            f"organisation {self.organisation}",
            f"entries {self.number}",
            f"hash {b64u(self.entry_hash)}",
            f"time {self.at.astimezone(UTC):{_TIME}}",
        )
        return "\n".join(lines).encode("ascii")

    @property
    def text(self) -> str:
        """Six short lines of ASCII, as they are kept, mailed and printed."""
        return f"{self.signed.decode('ascii')}\nsignature {b64u(self.signature)}\n"

    def holds(self, keys: Iterable[bytes]) -> bool:
        """Whether the holder of one of these 32-byte public keys signed it."""
        return any(signature_holds(key, PURPOSE, self.signed, self.signature) for key in keys)


def read_checkpoints(text: str) -> list[Checkpoint]:
    """All that stand in a text, a kept mail for example; whether they hold is another question."""
    found = []
    for block in _BLOCK.finditer(text.replace("\r\n", "\n")):
        try:
            at = datetime.strptime(block["at"], _TIME).replace(tzinfo=UTC)
            digest, signature = unb64u(block["hash"]), unb64u(block["signature"])
        except ValueError:  # a day that no calendar has
            continue
        found.append(Checkpoint(block["organisation"], int(block["number"]), digest, at, signature))
    return found


class CheckpointKey:
    """The key of the process that signs checkpoints: the clerk's, and nobody else's."""

    def __init__(self, seed: bytes) -> None:
        self._key = Ed25519PrivateKey.from_private_bytes(seed)

    @property
    def public(self) -> bytes:
        """32 bytes."""
        return self._key.public_key().public_bytes_raw()

    def sign(self, organisation: str, number: int, entry_hash: bytes, at: datetime) -> Checkpoint:
        """`entry_hash`: 32 bytes, of entry `number`; `at` is kept to the second."""
        plain = Checkpoint(organisation, number, entry_hash, at.replace(microsecond=0))
        signature = self._key.sign(signed_bytes(PURPOSE, plain.signed))
        return Checkpoint(plain.organisation, plain.number, plain.entry_hash, plain.at, signature)


class CheckpointFolder:
    """The checkpoints in the trust folder: a file an organisation, to which is only added."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def keys(self) -> tuple[bytes, ...]:
        """The public keys whose checkpoints are believed here; none before the clerk first ran."""
        found = []
        for line in _lines(self._folder / PUBLIC_KEYS):
            try:
                found.append(unb64u(line.strip()))
            except ValueError:
                continue
        return tuple(key for key in found if len(key) == HASH_BYTES)

    def publish(self, key: CheckpointKey) -> None:
        """Writes the public half of the signing key beside the others. Raises OSError."""
        if key.public not in self.keys():
            self._add(PUBLIC_KEYS, f"{b64u(key.public)}\n")

    def keep(self, checkpoint: Checkpoint) -> None:
        """Adds a checkpoint, durably. Raises OSError."""
        self._add(f"{checkpoint.organisation}{SUFFIX}", f"{checkpoint.text}\n")

    def kept(self, organisation: str) -> list[Checkpoint]:
        """Those of an organisation that hold, the oldest first; a damaged one proves nothing."""
        keys = self.keys()
        return [one for one in self._read(organisation) if one.holds(keys)]

    def newest(self, organisation: str) -> Checkpoint | None:
        """The last of them; looking for it costs one signature, however many there are."""
        keys = self.keys()
        return next((one for one in reversed(self._read(organisation)) if one.holds(keys)), None)

    def organisations(self) -> list[str]:
        """The ids of those that have checkpoints here, whatever the database says."""
        return sorted(path.name.removesuffix(SUFFIX) for path in self._folder.glob(f"*{SUFFIX}"))

    def _read(self, organisation: str) -> list[Checkpoint]:
        text = "".join(_lines(self._folder / f"{organisation}{SUFFIX}"))
        return [one for one in read_checkpoints(text) if one.organisation == organisation]

    def _add(self, name: str, text: str) -> None:
        self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        with (self._folder / name).open("a", encoding="ascii") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())


def _lines(path: Path) -> list[str]:
    try:
        return path.read_text("ascii", errors="replace").splitlines(keepends=True)
    except OSError:
        return []
