"""What a signed-in member opens and signs with, checked as a browser checks it."""

from dataclasses import dataclass
from typing import Any

from vault.encoding import context, unb64u
from vault.members import MemberSecret
from vault.roster import Roster, RosterRefused, Signature, Version, believe
from vault.sealing import SecretKey


@dataclass(frozen=True)
class Keyring:
    """The believed roster, the bytes of its newest version, and the secrets by epoch."""

    roster: Roster
    newest: bytes
    secrets: dict[int, SecretKey]
    partners: dict[str, list[Version]]

    def secret(self) -> SecretKey:
        """The organisation's secret of the current epoch."""
        return self.secrets[self.roster.epoch]


def read_chain(entries: list[dict[str, Any]]) -> list[Version]:
    """A chain as the dashboard gives it."""
    return [
        Version(
            unb64u(entry["document"]),
            tuple(
                Signature(one["member"], unb64u(one["signature"])) for one in entry["signatures"]
            ),
        )
        for entry in entries
    ]


def read_keys(answer: dict[str, Any], member_id: str, own: MemberSecret, seen: int = 1) -> Keyring:
    """Checks GET /keys.json against the member's pin; `seen` is the highest version seen before.

    Raises RosterRefused or DoesNotOpen.
    """
    organisation = answer["organisation"]
    chain = read_chain(answer["roster"])
    roster = believe(chain, own.pins[organisation], seen)
    me = roster.members.get(member_id)
    if me is None or me.signing != own.verification_key():
        raise RosterRefused("this roster does not hold my keys")
    secrets = {}
    for grant in answer["epochs"]:
        epoch = grant["epoch"]
        bound = epoch_context(organisation, epoch, member_id)
        secret = SecretKey(own.sealing.open(unb64u(grant["secret_sealed"]), bound))
        if secret.public() != roster.keys.get(epoch):
            raise RosterRefused(f"the key of epoch {epoch} is not the one in the roster")
        secrets[epoch] = secret
    partners = {name: read_chain(entries) for name, entries in answer["partners"].items()}
    return Keyring(roster, chain[-1].document, secrets, partners)


def epoch_context(organisation: str, epoch: int, member_id: str) -> bytes:
    """What an organisation's secret is bound to when it is granted to a member."""
    return context("epoch", f"{organisation}:{epoch}", member_id)
