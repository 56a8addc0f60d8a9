"""The document by which a thread goes to another organisation: both sign it, receivers obey it.

Who can write to the database must not lead what a worker writes to another organisation. So a
thread goes on with the second one only where a member of each signed the same bytes
(docs/decisions/0017).
"""

import json
from dataclasses import dataclass

from vault.encoding import canonical
from vault.roles import WRITERS, OrganisationKind
from vault.roster import Roster

GIVES = "transfer"
"""The purpose of the giver's signature."""
TAKES = "acceptance"
"""The purpose of the signature of the organisation that takes it."""


@dataclass(frozen=True)
class TransferDocument:
    """Who gives which threads to whom; ids only."""

    transfer: str
    giver: str
    taker: str
    reports: tuple[str, ...]

    def bytes(self) -> bytes:
        """The canonical bytes, as the browsers of both sides sign them."""
        return canonical(
            {
                "firedoor": "transfer/1",
                "transfer": self.transfer,
                "from": self.giver,
                "to": self.taker,
                "reports": sorted(self.reports),
            }
        )


def read_transfer(document: bytes) -> TransferDocument:
    """What `bytes` wrote. Raises ValueError for anything else, another spelling too."""
    try:
        content = json.loads(document)
        found = TransferDocument(
            content["transfer"], content["from"], content["to"], tuple(content["reports"])
        )
        genuine = found.bytes() == document
    except (ValueError, KeyError, TypeError, AttributeError):
        raise ValueError("this is no transfer") from None
    if not genuine:
        raise ValueError("this is no transfer in its one spelling")
    return found


def signed_by_writer(
    roster: Roster, member_id: str, purpose: str, document: bytes, signature: bytes
) -> bool:
    """True when a member who works with workers signed it for this purpose, and still is one.

    Buyers and head offices have coordinators too: what the roster says it is, counts.
    """
    member = roster.members.get(member_id)
    if roster.kind != OrganisationKind.MONITOR or member is None or not member.roles & WRITERS:
        return False
    return roster.signed(member_id, purpose, document, signature)
