"""The inviter's browser checked the newcomer's MAC, signed the next roster and granted the keys."""

import json

from app.accounts.invitations.invite import own_invitation
from app.accounts.member_work import MemberWork
from app.accounts.rosters.roster_documents import RosterEntry, with_member
from app.accounts.rosters.rosters import (
    believed_roster,
    newest_document,
    store_next,
)
from case_management.audit.audit_action import AuditAction
from case_management.refusals import Refusal
from vault.encoding import unb64u
from vault.grants import EpochGrant
from vault.roles import reads_content
from vault.roster import Signature


def confirm_member(
    work: MemberWork,
    invitation_id: str,
    document: bytes,
    signature: bytes,
    grants: dict[int, bytes],
) -> bool:
    """Stores the roster with the newcomer and the grants; False when a second signature is due.

    `grants` are an organisation's secrets by epoch, sealed to the newcomer; none for one who reads
    nothing. Raises Refusal.
    """
    invitation = own_invitation(work.session, work.member, invitation_id)
    if invitation.answer is None or invitation.completed_at is not None:
        raise Refusal("no_invitation", 404)
    answer = json.loads(invitation.answer)
    entry = RosterEntry(
        invitation.member_id,
        invitation.name,
        tuple(invitation.roles.split(",")),
        unb64u(answer["sealing"]),
        unb64u(answer["signing"]),
    )
    held = believed_roster(work.session, work.trust, work.organisation).keys
    if set(grants) != (set(held) if reads_content(entry.roles) else set()):
        raise Refusal("roster_wrong", 409)
    complete = store_next(
        work.session,
        work.trust,
        work.organisation,
        Signature(work.member.id, signature),
        document,
        with_member(newest_document(work.session, work.organisation), entry),
    )
    work.session.add_all(
        EpochGrant(
            organisation_id=work.organisation,
            epoch=epoch,
            member_id=invitation.member_id,
            secret_sealed=sealed,
        )
        for epoch, sealed in grants.items()
    )
    invitation.completed_at = work.now if complete else None
    work.record(
        AuditAction.CONFIRM_MEMBER,
        invitation.member_id,
        {"complete": int(complete)},
    )
    return complete
