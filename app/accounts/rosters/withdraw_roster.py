"""A roster that nobody signed second is withdrawn."""

from app.accounts.member_work import MemberWork
from app.accounts.rosters.rosters import (
    drop_waiting,
)
from case_management.audit.audit_action import AuditAction


def withdraw_roster(work: MemberWork, number: int) -> None:
    """Withdraws the version that waits; its newcomer may be confirmed anew."""
    drop_waiting(work.session, work.trust, work.organisation, number)
    work.record(
        AuditAction.WITHDRAW_ROSTER,
        None,
        {"number": number},
    )
