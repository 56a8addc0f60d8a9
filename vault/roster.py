"""The roster: whose keys are whose, signed, each version by a coordinator of the one before.

Nobody believes a public key because a row says so. A chain is believed when its first version's
hash (the genesis) is the one that the operator confirmed, and every step from there is signed.
"""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from mnemonic import Mnemonic

from vault.encoding import canonical, unb64u
from vault.members import signature_holds
from vault.records import Reader
from vault.recovery.recovery_key import RecoveryKey, read_recovery_key
from vault.roles import Role
from vault.sealing import PUBLIC_KEY_BYTES

FINGERPRINT_WORDS = 8
BITS_A_WORD = 11
VERIFICATION_KEY_BYTES = 32


class RosterRefused(ValueError):
    """The chain does not lead back to what the operator confirmed; the sentence says where."""


@dataclass(frozen=True)
class Signature:
    member: str
    signature: bytes


@dataclass(frozen=True)
class Version:
    """One stored version: the document's exact bytes, and who signed them."""

    document: bytes
    signatures: tuple[Signature, ...]


@dataclass(frozen=True)
class RosterMember:
    id: str
    name: str
    roles: frozenset[str]
    sealing: bytes
    signing: bytes


@dataclass(frozen=True)
class Roster:
    """A believed roster: the newest version of a chain that was checked from its genesis."""

    organisation: str
    name: str
    kind: str
    number: int
    genesis: str
    members: dict[str, RosterMember]
    epoch: int
    keys: dict[int, bytes]
    courier: bytes
    releasers: dict[str, str]
    recovery: RecoveryKey | None

    def reader(self) -> Reader:
        """The organisation as receivers seal to it. Raises RosterRefused if it holds no key."""
        if self.epoch not in self.keys:
            raise RosterRefused(f"{self.name} holds no content key")
        return Reader(self.organisation, self.epoch, self.keys[self.epoch])

    def signed(self, member_id: str, purpose: str, document: bytes, signature: bytes) -> bool:
        """True when a member of this roster signed the document for that purpose."""
        member = self.members.get(member_id)
        return member is not None and signature_holds(member.signing, purpose, document, signature)

    def recovered(self, version: Version) -> bool:
        """True when the recovery key of this roster signed a version."""
        key = self.recovery
        return key is not None and any(
            entry.member == key.id
            and signature_holds(key.signing, "roster", version.document, entry.signature)
            for entry in version.signatures
        )

    @property
    def weighty(self) -> set[bytes]:
        """The signing keys of those who may give one of two signatures."""
        return {
            member.signing
            for member in self.members.values()
            if member.roles & {Role.COORDINATOR, Role.RELEASER}
        }


def genesis_of(document: bytes) -> str:
    """SHA-256 of version 1, in hexadecimal: what the operator confirms."""
    return hashlib.sha256(document).hexdigest()


def fingerprint(genesis: str) -> str:
    """Eight words (88 bits) of the BIP39 English list, to be read aloud and compared."""
    words = Mnemonic("english").wordlist
    bits = int(genesis, 16) >> (256 - FINGERPRINT_WORDS * BITS_A_WORD)
    picked = [
        words[(bits >> (BITS_A_WORD * place)) & 0x7FF]
        for place in reversed(range(FINGERPRINT_WORDS))
    ]
    return " ".join(picked)


def believe(chain: Sequence[Version], genesis: str, at_least: int = 1) -> Roster:
    """Checks a chain from its genesis to its newest version, and gives that.

    `at_least` is the highest number seen before: an older chain is a rollback.
    Raises RosterRefused with the reason.
    """
    if not chain:
        raise RosterRefused("there is no roster")
    if genesis_of(chain[0].document) != genesis:
        raise RosterRefused("the first roster is not the one that the operator confirmed")
    previous: Roster | None = None
    previous_hash: str | None = None
    for version in chain:
        current = _parse(version.document, genesis)
        expected = 1 if previous is None else previous.number + 1
        if current.number != expected:
            raise RosterRefused(f"roster {expected} is missing or out of order")
        if _field(version.document, "previous") != previous_hash:
            raise RosterRefused(f"roster {current.number} does not follow the one before it")
        if previous is not None and current.epoch < previous.epoch:
            raise RosterRefused(f"roster {current.number} goes back to an older key")
        _check_signatures(previous or current, current, version)
        previous, previous_hash = current, genesis_of(version.document)
    if previous is None or previous.number < at_least:
        raise RosterRefused("this roster is older than one seen before")
    return previous


def _check_signatures(authority: Roster, current: Roster, version: Version) -> None:
    if (authority.organisation, authority.kind) != (current.organisation, current.kind):
        raise RosterRefused(f"roster {current.number} speaks for another organisation")
    signers = {
        entry.member
        for entry in version.signatures
        if authority.signed(entry.member, "roster", version.document, entry.signature)
    }
    coordinators = {name for name in signers if Role.COORDINATOR in authority.members[name].roles}
    if not coordinators:
        _check_recovery(authority, current, version)
        return
    if current.number == 1:
        return
    weighty = coordinators | {
        name for name in signers if Role.RELEASER in authority.members[name].roles
    }
    # Two names with one key are one person.
    people = len({authority.members[name].signing for name in weighty})
    if people < 2 and _gains_releaser(authority, current):
        raise RosterRefused(f"roster {current.number} adds a releaser with one signature only")
    if people < 2 <= len(authority.weighty) and current.recovery != authority.recovery:
        raise RosterRefused(f"roster {current.number} changes recovery with one signature only")


def _check_recovery(authority: Roster, current: Roster, version: Version) -> None:
    """Without a coordinator's signature, that of the recovery key adds a coordinator, no more."""
    if current.number == 1 or not authority.recovered(version):
        raise RosterRefused(f"roster {current.number} is not signed by a coordinator")
    added = [current.members[one] for one in current.members.keys() - authority.members.keys()]
    kept = {one: current.members.get(one) for one in authority.members}
    same = replace(current, number=authority.number, members=authority.members) == authority
    if not same or kept != authority.members or len(added) != 1:
        raise RosterRefused(f"roster {current.number} changes more than recovery may")
    if added[0].roles & {Role.RELEASER}:
        raise RosterRefused(f"roster {current.number} adds a releaser with one signature only")


def _gains_releaser(authority: Roster, current: Roster) -> bool:
    return any(
        Role.RELEASER in member.roles and _is_new_releaser(authority.members.get(name), member)
        for name, member in current.members.items()
    )


def _is_new_releaser(before: RosterMember | None, now: RosterMember) -> bool:
    # Another signing key under an old name is another person.
    return before is None or Role.RELEASER not in before.roles or before.signing != now.signing


def _field(document: bytes, name: str) -> Any:
    return json.loads(document).get(name)


def _parse(document: bytes, genesis: str) -> Roster:
    try:
        content = json.loads(document)
        # In another spelling (a key given twice, say) two readers could understand two things.
        if canonical(content) != document or content["firedoor"] != "roster/1":
            raise RosterRefused("a roster is damaged: it is not one in its one spelling")
        members = _members(content["members"])
        keys = {int(epoch): _key(key) for epoch, key in content["keys"].items()}
        if content["epoch"] and content["epoch"] not in keys:
            raise RosterRefused("a roster is damaged: its current key is missing")
        return Roster(
            organisation=content["organisation"],
            name=content["name"],
            kind=content["kind"],
            number=content["number"],
            genesis=genesis,
            members=members,
            epoch=content["epoch"],
            keys=keys,
            courier=_key(content["services"]["courier"]),
            releasers={entry["organisation"]: entry["genesis"] for entry in content["releasers"]},
            recovery=_recovery(content["recovery"]),
        )
    except (KeyError, TypeError, ValueError) as error:
        if isinstance(error, RosterRefused):
            raise
        raise RosterRefused("a roster is damaged") from None


def _recovery(written: Any) -> RecoveryKey | None:
    if written is None:
        return None
    if not isinstance(written, str):
        raise RosterRefused("a roster is damaged: its recovery key is no text")
    return read_recovery_key(written)


def _members(entries: list[dict[str, Any]]) -> dict[str, RosterMember]:
    ids = [entry["id"] for entry in entries]
    if ids != sorted(set(ids)):
        raise RosterRefused("a roster is damaged: its members are not in order")
    return {
        entry["id"]: RosterMember(
            entry["id"],
            entry["name"],
            frozenset(entry["roles"]),
            _key(entry["sealing"]),
            _key(entry["signing"], VERIFICATION_KEY_BYTES),
        )
        for entry in entries
    }


def _key(text: str, length: int = PUBLIC_KEY_BYTES) -> bytes:
    key = unb64u(text)
    if len(key) != length:
        raise RosterRefused("a roster is damaged: a key is not whole")
    return key
