"""A newcomer answers an invitation: public keys come with a MAC under the link's secret."""

import json
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from app.accounts.invitations.invitation import JOIN, Credentials, add_member, open_invitation
from app.accounts.members import Member
from case_management.audit.actions.record import record
from case_management.audit.audit_action import AuditAction
from case_management.refusals import Refusal
from intake.outbox.member_news import tell_member
from vault.encoding import b64u


@dataclass(frozen=True)
class Joining:
    """A newcomer's public keys (1,216 and 32 bytes) and the MAC that only the inviter can check."""

    credentials: Credentials
    sealing: bytes
    signing: bytes
    mac: bytes


def join(session: Session, invitation_id: str, joining: Joining, now: datetime) -> str:
    """Keeps the answer; gives the name of the inviter who has to confirm it. Raises Refusal."""
    invitation = open_invitation(session, invitation_id, JOIN, now)
    inviter = session.get(Member, invitation.invited_by)
    if inviter is None or inviter.removed_at is not None:
        raise Refusal("no_invitation", 404)
    add_member(session, invitation, joining.credentials, now)
    invitation.answer = json.dumps(
        {
            "sealing": b64u(joining.sealing),
            "signing": b64u(joining.signing),
            "mac": b64u(joining.mac),
        }
    )
    tell_member(session, inviter.id, now)
    record(
        session,
        invitation.organisation_id,
        invitation.member_id,
        AuditAction.JOIN,
        invitation.member_id,
        now,
    )
    return inviter.name
