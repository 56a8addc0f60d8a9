"""Give a case to a member."""

from case_management.audit.audit_action import AuditAction
from case_management.cases.case_access import recused_from
from case_management.cases.models import Case
from case_management.refusals import Refusal
from case_management.work import Work
from intake.outbox.member_news import tell_member


def assign(work: Work, case: Case, member_id: str) -> None:
    """Gives the case to a member. Raises Refusal for one who may not open it."""
    if member_id in recused_from(work.session, case.id):
        raise Refusal("colleague_recused")
    case.assignee_id = member_id
    if member_id != work.actor.id:
        tell_member(work.session, member_id, work.now)
    work.record(case.organisation_id, AuditAction.ASSIGN, case.id, {"to": member_id})
