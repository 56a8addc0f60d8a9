"""Give a case to a member."""

from case_management.audit.audit_action import AuditAction
from case_management.cases.models import Case
from case_management.work import Work
from intake.outbox.member_news import tell_member


def assign(work: Work, case: Case, member_id: str) -> None:
    """Gives the case to a member of the organisation."""
    case.assignee_id = member_id
    if member_id != work.actor.id:
        tell_member(work.session, member_id, work.now)
    work.record(case.organisation_id, AuditAction.ASSIGN, case.id, {"to": member_id})
