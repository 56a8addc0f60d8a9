"""The inviter's browser checked the newcomer's MAC, signed the next roster and granted the keys."""

import json
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.accounts.current_member import CurrentMember
from app.accounts.invitations.invite import own_invitation
from app.accounts.members import Invitation
from app.accounts.rosters.roster_documents import RosterEntry, with_member
from app.accounts.rosters.rosters import (
    believed_roster,
    countersign,
    drop_waiting,
    newest_document,
    store_next,
)
from case_management.audit.actions.record import record
from case_management.audit.audit_action import AuditAction
from case_management.refusals import Refusal
from vault.encoding import unb64u
from vault.grants import EpochGrant
from vault.roster import Signature
from vault.trust import Trust


def complete_invitation(
    session: Session,
    trust: Trust,
    actor: CurrentMember,
    invitation_id: str,
    document: bytes,
    signature: bytes,
    grants: dict[int, bytes],
    now: datetime,
) -> bool:
    """Stores the roster with the newcomer and her grants; False when a second signature is due.

    `grants` are an organisation's secrets by epoch, sealed to her. Raises Refusal.
    """
    invitation = own_invitation(session, actor, invitation_id)
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
    if set(grants) != set(believed_roster(session, trust, actor.organisation).keys):
        raise Refusal("roster_wrong", 409)
    complete = store_next(
        session,
        trust,
        actor.organisation,
        Signature(actor.id, signature),
        document,
        with_member(newest_document(session, actor.organisation), entry),
    )
    session.add_all(
        EpochGrant(
            organisation_id=actor.organisation,
            epoch=epoch,
            member_id=invitation.member_id,
            secret_sealed=sealed,
        )
        for epoch, sealed in grants.items()
    )
    invitation.completed_at = now if complete else None
    record(
        session,
        actor.organisation,
        actor.id,
        AuditAction.CONFIRM_MEMBER,
        invitation.member_id,
        now,
        {"complete": int(complete)},
    )
    return complete


def countersign_roster(
    session: Session,
    trust: Trust,
    actor: CurrentMember,
    number: int,
    signature: bytes,
    now: datetime,
) -> None:
    """The second of two signatures: the version counts, its newcomer is a member."""
    members = countersign(
        session, trust, actor.organisation, number, Signature(actor.id, signature)
    )
    for invitation in session.scalars(
        select(Invitation).where(
            Invitation.organisation_id == actor.organisation,
            Invitation.member_id.in_(members),
            Invitation.completed_at.is_(None),
        )
    ):
        invitation.completed_at = now
    record(
        session,
        actor.organisation,
        actor.id,
        AuditAction.COUNTERSIGN_ROSTER,
        None,
        now,
        {"number": number},
    )


def drop_roster(
    session: Session, trust: Trust, actor: CurrentMember, number: int, now: datetime
) -> None:
    """Withdraws the version that waits; its newcomer may be confirmed anew."""
    drop_waiting(session, trust, actor.organisation, number)
    record(
        session,
        actor.organisation,
        actor.id,
        AuditAction.WITHDRAW_ROSTER,
        None,
        now,
        {"number": number},
    )
