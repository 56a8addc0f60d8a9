"""Give a case to a member."""

from case_management.audit.audit_action import AuditAction
from case_management.cases.models import Case
from case_management.work import Work


def assign(work: Work, case: Case, member_id: str) -> None:
    """Gives the case to a member of the organisation."""
    case.assignee_id = member_id
    work.record(case.organisation_id, AuditAction.ASSIGN, case.id, {"to": member_id})
