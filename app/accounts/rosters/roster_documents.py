"""The next roster's exact bytes, as the browser, the practice member and the server each build it.

The server signs nothing. It builds what a change should give and compares to the byte, so that a
signed roster can hold no more than the step it was made for.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from vault.encoding import b64u, canonical
from vault.roles import Role
from vault.roster import genesis_of


@dataclass(frozen=True)
class RosterEntry:
    """A member as the roster names them; the keys are 1,216 and 32 bytes."""

    id: str
    name: str
    roles: tuple[str, ...]
    sealing: bytes
    signing: bytes

    def content(self) -> dict[str, Any]:
        """The entry's JSON."""
        return {
            "id": self.id,
            "name": self.name,
            "roles": list(self.roles),
            "sealing": b64u(self.sealing),
            "signing": b64u(self.signing),
        }


def first_roster(
    organisation: str,
    name: str,
    kind: str,
    founder: RosterEntry,
    epoch_key: bytes | None,
    courier: bytes,
) -> bytes:
    """Version 1; `epoch_key` is None for affiliates, who hold no content keys."""
    return canonical(
        {
            "firedoor": "roster/1",
            "organisation": organisation,
            "name": name,
            "kind": kind,
            "number": 1,
            "previous": None,
            "members": [founder.content()],
            "epoch": 0 if epoch_key is None else 1,
            "keys": {} if epoch_key is None else {"1": b64u(epoch_key)},
            "services": {"courier": b64u(courier)},
            "releasers": [],
            "recovery": None,
        }
    )


def with_member(newest: bytes, entry: RosterEntry) -> bytes:
    """The version after `newest` that adds a member."""
    content = _following(newest)
    content["members"] = _in_order([*content["members"], entry.content()])
    return canonical(content)


def without_member(newest: bytes, member_id: str, epoch_key: bytes | None) -> bytes:
    """The version after `newest` without a member and, where there are keys, with a new epoch."""
    content = _following(newest)
    content["members"] = [one for one in content["members"] if one["id"] != member_id]
    if epoch_key is not None:
        content["epoch"] += 1
        content["keys"][str(content["epoch"])] = b64u(epoch_key)
    return canonical(content)


def with_partner(newest: bytes, organisation: str, genesis: str) -> bytes:
    """The version after `newest` that lets a head office release."""
    content = _following(newest)
    partners = [one for one in content["releasers"] if one["organisation"] != organisation]
    partners.append({"organisation": organisation, "genesis": genesis})
    content["releasers"] = sorted(partners, key=lambda one: str(one["organisation"]))
    return canonical(content)


def with_recovery(newest: bytes, recovery: str) -> bytes:
    """The version after `newest` that names another recovery key, written as rosters write it."""
    return canonical({**_following(newest), "recovery": recovery})


def needs_second_signature(before: bytes, after: bytes) -> bool:
    """True when somebody releases who did not, or the recovery key is another."""
    return bool(_releasers(after) - _releasers(before)) or _recovery(before) != _recovery(after)


def current_epoch_key(document: bytes) -> str | None:
    """The base64url key of a document's own epoch; None at epoch 0 or where it is missing."""
    content = json.loads(document)
    key = content["keys"].get(str(content["epoch"]))
    return str(key) if key is not None else None


def _releasers(document: bytes) -> set[tuple[str, str]]:
    members = json.loads(document)["members"]
    return {(one["id"], one["signing"]) for one in members if Role.RELEASER in one["roles"]}


def _recovery(document: bytes) -> Any:
    return json.loads(document)["recovery"]


def _following(newest: bytes) -> dict[str, Any]:
    content: dict[str, Any] = json.loads(newest)
    content["number"] += 1
    content["previous"] = genesis_of(newest)
    return content


def _in_order(members: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    return sorted(members, key=lambda one: str(one["id"]))
