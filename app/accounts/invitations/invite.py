"""Inviting a colleague, and withdrawing it. The link's secret never comes to the server."""

from dataclasses import dataclass

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from app.accounts.current_member import CurrentMember
from app.accounts.invitations.invitation import JOIN, check_email_free, check_roles
from app.accounts.member_work import MemberWork
from app.accounts.members import Invitation, Member
from case_management.audit.audit_action import AuditAction
from case_management.new_ids import require_new_id
from case_management.refusals import Refusal
from vault.encoding import b64u


@dataclass(frozen=True)
class Invited:
    """`secret_sealed` is sealed to the inviter, `pin_mac` a MAC under the link's secret."""

    invitation: str
    email: str
    name: str
    roles: tuple[str, ...]
    language: str
    secret_sealed: bytes
    pin_mac: bytes


def invite(work: MemberWork, invited: Invited) -> str:
    """Keeps the invitation; gives the id that the new member will have. Raises Refusal."""
    email = invited.email.strip().lower()
    check_email_free(work.session, email)
    check_roles(work.member.kind, invited.roles)
    taken = select(Invitation.id).where(
        Invitation.email == email, Invitation.completed_at.is_(None)
    )
    if work.session.scalar(taken) is not None:
        raise Refusal("email_taken", 409)
    require_new_id(work.session, invited.invitation)
    invitation = Invitation(
        id=invited.invitation,
        organisation_id=work.organisation,
        kind=JOIN,
        email=email,
        name=invited.name.strip(),
        roles=",".join(sorted(set(invited.roles))),
        language=invited.language,
        invited_by=work.member.id,
        secret_sealed=invited.secret_sealed,
        pin_mac=b64u(invited.pin_mac),
        created_at=work.now,
    )
    work.session.add(invitation)
    work.session.flush()
    work.record(
        AuditAction.INVITE_MEMBER,
        invitation.member_id,
        {"roles": invitation.roles},
    )
    return invitation.member_id


def cancel_invitation(work: MemberWork, invitation_id: str) -> None:
    """Withdraws an invitation that is not completed, with what was answered. Raises Refusal."""
    invitation = own_invitation(work.session, work.member, invitation_id)
    if invitation.completed_at is not None:
        raise Refusal("no_invitation", 404)
    work.session.execute(delete(Member).where(Member.id == invitation.member_id))
    work.record(
        AuditAction.WITHDRAW_INVITATION,
        invitation.member_id,
    )
    work.session.delete(invitation)


def own_invitation(session: Session, actor: CurrentMember, invitation_id: str) -> Invitation:
    """An invitation to join the actor's organisation. Raises Refusal."""
    invitation = session.get(Invitation, invitation_id)
    if (
        invitation is None
        or invitation.organisation_id != actor.organisation
        or invitation.kind != JOIN
    ):
        raise Refusal("no_invitation", 404)
    return invitation
