"""The second of two people signs a roster that gains a releaser."""

from sqlalchemy import select

from app.accounts.member_work import MemberWork
from app.accounts.members import Invitation
from app.accounts.rosters.rosters import (
    countersign,
)
from case_management.audit.audit_action import AuditAction
from vault.roster import Signature


def countersign_roster(work: MemberWork, number: int, signature: bytes) -> None:
    """The second of two signatures: the version counts, its newcomer is a member."""
    members = countersign(
        work.session, work.trust, work.organisation, number, Signature(work.member.id, signature)
    )
    for invitation in work.session.scalars(
        select(Invitation).where(
            Invitation.organisation_id == work.organisation,
            Invitation.member_id.in_(members),
            Invitation.completed_at.is_(None),
        )
    ):
        invitation.completed_at = work.now
    work.record(
        AuditAction.COUNTERSIGN_ROSTER,
        None,
        {"number": number},
    )
