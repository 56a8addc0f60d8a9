"""The audit chain: each entry's hash covers the one before, so that no edit stays unseen.

Who writes the whole chain anew, or cuts its end, is seen against a signed checkpoint alone
(vault/checkpoints.py).
"""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from vault.encoding import canonical

GENESIS = bytes(32)
SALT_BYTES = 16
_DOMAIN = b"firedoor/v1/audit\n"
_DETAIL_DOMAIN = b"firedoor/v1/audit-detail\n"


class LogFault(StrEnum):
    """What is wrong with an entry."""

    CHANGED = "changed"
    """A column is not what was written, or the entry stands in another's place."""
    GAP = "gap"
    """One is missing, or one was put between."""
    REWRITTEN = "rewritten"
    """Its hash is not the one of a checkpoint: it, or one before it, was written anew."""
    CUT = "cut"
    """It and all later ones are gone that a checkpoint says were there."""
    DETAIL = "detail"
    """Its detail was changed, or is gone, and no entry says that it was erased."""


@dataclass(frozen=True)
class Kept:
    """An entry as the database gives it: the values may be anything."""

    organisation: object
    number: object
    at: object
    """ISO 8601, in UTC."""
    actor: object
    action: object
    about: object
    detail: object
    salt: object
    detail_hash: object
    entry_hash: object

    @property
    def is_new(self) -> bool:
        """Whether the chain holds a hash of the detail, and not the detail itself."""
        return self.detail_hash is not None

    @property
    def is_erased(self) -> bool:
        """Whether the detail is gone, as `erase_details` leaves it."""
        return self.is_new and self.detail is None and self.salt is None

    def covered(self) -> dict[str, object]:
        """What the entry's hash covers: every column but the hash itself; by way of `detail_hash`
        detail and salt too.
        """
        told: dict[str, object] = {
            "organisation": self.organisation,
            "number": self.number,
            "at": self.at,
            "actor": self.actor,
            "action": self.action,
            "object": self.about,
        }
        if not self.is_new:
            return told | {"detail": self.detail}
        digest = self.detail_hash
        return told | {"detail_hash": digest.hex() if isinstance(digest, bytes) else None}


def detail_hash(salt: bytes, detail: str) -> bytes:
    """32 bytes that tell nothing of the detail once salt (16 bytes) and detail are erased."""
    return hashlib.sha256(_DETAIL_DOMAIN + salt + detail.encode("utf-8")).digest()


def entry_hash(previous: bytes, entry: Mapping[str, object]) -> bytes:
    """The 32-byte SHA-256 of an entry (JSON values without floats) after its predecessor's.

    `previous` is 32 bytes, GENESIS for the first. Raises ValueError for what has no one spelling.
    """
    if len(previous) != len(GENESIS):
        raise ValueError("the hash of the previous entry has 32 bytes")
    _check(dict(entry))
    return hashlib.sha256(_DOMAIN + previous + canonical(dict(entry))).digest()


@dataclass
class ChainCheck:
    """Walks a chain from its beginning, or from an entry whose hash is known, and stops at the
    first entry that is not as it was written.
    """

    checkpoints: Mapping[int, frozenset[bytes]] = field(default_factory=dict)
    """By number, the hashes that signed checkpoints say this entry has."""
    number: int = 0
    """Of the last entry that was found in order."""
    head: bytes = GENESIS
    proven: int = 0
    """Of the last entry that a checkpoint confirms."""
    erased: int = 0
    fault: LogFault | None = None
    touched: int | None = None
    """The first entry that is not as it was written; of a chain that was written anew, the first
    that no checkpoint confirms."""
    _new: bool = False
    _unexplained: dict[object, int] = field(default_factory=dict)

    def take(self, entries: Iterable[Kept], erasing: str) -> bool:
        """Takes the next entries, in the order of their numbers; False at the first fault.

        `erasing` is the action by which the log says that details about an object were erased.
        """
        for entry in entries:
            self.fault = self._fault_of(entry, erasing)
            if self.fault is not None:
                rewritten = self.fault is LogFault.REWRITTEN
                self.touched = (self.proven if rewritten else self.number) + 1
                return False
            self._count(entry, erasing)
        return True

    def end(self) -> None:
        """After the last entry: is one missing that a checkpoint knows, or a detail?"""
        if max(self.checkpoints, default=0) > self.number:
            self.fault, self.touched = LogFault.CUT, self.number + 1
        elif self._unexplained:
            self.fault, self.touched = LogFault.DETAIL, min(self._unexplained.values())

    def _fault_of(self, entry: Kept, erasing: str) -> LogFault | None:
        if type(entry.number) is not int or entry.number != self.number + 1:
            return LogFault.GAP
        try:
            digest = entry_hash(self.head, entry.covered())
        except ValueError:  # an edit that no honest writer could have written
            return LogFault.CHANGED
        if digest != entry.entry_hash or (self._new and not entry.is_new):
            return LogFault.CHANGED
        if not _detail_fits(entry) or (entry.is_erased and entry.action == erasing):
            return LogFault.DETAIL
        known = self.checkpoints.get(entry.number)
        return LogFault.REWRITTEN if known and known != {digest} else None

    def _count(self, entry: Kept, erasing: str) -> None:
        self.number += 1
        self.head = bytes(entry.entry_hash)  # type: ignore[call-overload]
        self._new = entry.is_new
        if self.number in self.checkpoints:
            self.proven = self.number
        if entry.action == erasing:
            self._unexplained.pop(entry.about, None)
        elif entry.is_erased:
            self._unexplained.setdefault(entry.about, self.number)
        self.erased += entry.is_erased


def _detail_fits(entry: Kept) -> bool:
    if not entry.is_new:
        return entry.salt is None
    if entry.is_erased:
        return True
    if not isinstance(entry.detail, str) or not isinstance(entry.salt, bytes):
        return False
    return len(entry.salt) == SALT_BYTES and (
        detail_hash(entry.salt, entry.detail) == entry.detail_hash
    )


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
