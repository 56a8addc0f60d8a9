"""Roster chains for tests: people with real keys, and documents that can be bent."""

from dataclasses import dataclass, field
from typing import Any

from config.platform.database import new_id
from vault.encoding import b64u, canonical
from vault.members import MemberSecret, new_member_secret
from vault.roster import Signature, Version, genesis_of
from vault.sealing import new_secret

ORGANISATION = "0f" * 16
COURIER = new_secret()
ORGANISATION_KEYS = {epoch: new_secret() for epoch in (1, 2)}


@dataclass
class Person:
    """A member as written in a roster, with the secret that signs."""

    name: str
    roles: tuple[str, ...]
    id: str = field(default_factory=new_id)
    secret: MemberSecret = field(default_factory=new_member_secret)

    def entry(self) -> dict[str, Any]:
        return {
            "id": self.id,
            "name": self.name,
            "roles": list(self.roles),
            "sealing": b64u(self.secret.sealing.public()),
            "signing": b64u(self.secret.verification_key()),
        }


def document(number: int, before: bytes | None, *people: Person, **changed: Any) -> bytes:
    """A version's bytes; `changed` replaces whole fields."""
    content = {
        "firedoor": "roster/1",
        "organisation": ORGANISATION,
        "name": "Shromik Kotha",
        "kind": "monitor",
        "number": number,
        "previous": None if before is None else genesis_of(before),
        "members": sorted((one.entry() for one in people), key=lambda entry: entry["id"]),
        "epoch": 1,
        "keys": {"1": b64u(ORGANISATION_KEYS[1].public())},
        "services": {"courier": b64u(COURIER.public())},
        "releasers": [],
        "recovery": None,
    }
    return canonical({**content, **changed})


def signed(raw: bytes, *signers: Person, purpose: str = "roster") -> Version:
    """The version with its signatures."""
    return Version(raw, tuple(Signature(one.id, one.secret.sign(purpose, raw)) for one in signers))
