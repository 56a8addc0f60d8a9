"""Two of three papers bring an organisation a new coordinator, whom no member had to confirm.

The operator invites by a link; the papers sign. Who has only the link opens nothing, and who has
only papers has nowhere to go. The other members stay until the new coordinator removes them.
"""

import hashlib
import hmac
import json
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.accounts.invitations.invitation import (
    RECOVER,
    Credentials,
    add_member,
    open_invitation,
)
from app.accounts.members import Invitation
from app.accounts.rosters.roster_documents import RosterEntry, with_member
from app.accounts.rosters.rosters import believed_roster, newest_document, store_next
from case_management.audit.actions.record import record
from case_management.audit.audit_action import AuditAction
from case_management.refusals import Refusal
from intake.outbox.member_news import tell_member
from vault.encoding import unb64u
from vault.grants import EpochGrant
from vault.roster import Roster, Signature
from vault.trust import Trust


@dataclass(frozen=True)
class Recovering:
    """What the browser posts that read two papers; `grants` are secrets by epoch."""

    secret: bytes
    """Of the link."""
    credentials: Credentials
    document: bytes
    signature: bytes
    """Of the recovery key."""
    grants: dict[int, bytes]


def recovery_grants(session: Session, roster: Roster) -> list[EpochGrant]:
    """The organisation's secrets as they were sealed to its papers. Raises Refusal."""
    if roster.recovery is None:
        raise Refusal("no_recovery_papers", 409)
    return list(
        session.scalars(
            select(EpochGrant)
            .where(
                EpochGrant.organisation_id == roster.organisation,
                EpochGrant.member_id == roster.recovery.id,
            )
            .order_by(EpochGrant.epoch)
        )
    )


def recover(
    session: Session, trust: Trust, invitation_id: str, recovering: Recovering, now: datetime
) -> None:
    """Stores the roster that the papers signed, and its new coordinator. Raises Refusal."""
    invitation = open_invitation(session, invitation_id, RECOVER, now)
    digest = hashlib.sha256(recovering.secret).digest()
    if not hmac.compare_digest(digest, invitation.secret_digest or b""):
        raise Refusal("invitation_secret", 403)
    roster = believed_roster(session, trust, invitation.organisation_id)
    if roster.recovery is None:
        raise Refusal("no_recovery_papers", 409)
    if recovering.grants.keys() != roster.keys.keys():
        raise Refusal("roster_wrong", 409)
    store_next(
        session,
        trust,
        roster.organisation,
        Signature(roster.recovery.id, recovering.signature),
        recovering.document,
        with_member(
            newest_document(session, roster.organisation), _entry(invitation, recovering.document)
        ),
    )
    add_member(session, invitation, recovering.credentials, now)
    invitation.completed_at = now
    session.add_all(
        EpochGrant(
            organisation_id=roster.organisation,
            epoch=epoch,
            member_id=invitation.member_id,
            secret_sealed=sealed,
        )
        for epoch, sealed in recovering.grants.items()
    )
    record(session, roster.organisation, invitation.member_id, AuditAction.RECOVER, None, now)
    for member_id in sorted(roster.members):
        tell_member(session, member_id, now)


def _entry(invitation: Invitation, document: bytes) -> RosterEntry:
    """The newcomer with the keys that the document names."""
    try:
        named = {one["id"]: one for one in json.loads(document)["members"]}
        own = named[invitation.member_id]
        return RosterEntry(
            invitation.member_id,
            invitation.name,
            tuple(invitation.roles.split(",")),
            unb64u(own["sealing"]),
            unb64u(own["signing"]),
        )
    except (ValueError, KeyError, TypeError):
        raise Refusal("roster_wrong", 409) from None
