"""Sealed records for a browser that holds keys: the one shape in which every page gets them."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import select

from app.accounts.current_member import current_member
from app.dashboard.frame.request import database
from vault.encoding import b64u
from vault.grants import Grant


@dataclass(frozen=True)
class SealedBody:
    """What was sealed, and the kind of record it was sealed as."""

    kind: str
    body: bytes


def sealed_records(bodies: Mapping[str, SealedBody]) -> list[dict[str, object]]:
    """[{kind, id, body, grant, organisation, epoch}], binaries in base64url.

    `bodies` are by the record's id. A record whose key was not granted to the member's
    organisation is left out.
    """
    grants = database().scalars(
        select(Grant).where(
            Grant.record_id.in_(bodies), Grant.organisation_id == current_member().organisation
        )
    )
    return [
        {
            "kind": bodies[grant.record_id].kind,
            "id": grant.record_id,
            "body": b64u(bodies[grant.record_id].body),
            "grant": b64u(grant.key_sealed),
            "organisation": grant.organisation_id,
            "epoch": grant.epoch,
        }
        for grant in grants
    ]
