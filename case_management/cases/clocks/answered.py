"""A worker who wrote on has an answer, or needs none."""

from sqlalchemy import update

from case_management.audit.audit_action import AuditAction
from case_management.cases.clocks.set_clocks import set_clocks, unanswered_since
from case_management.cases.models import Case, CaseReport
from case_management.refusals import Refusal
from case_management.work import Work


def answered(work: Work, case: Case, report_id: str | None = None) -> None:
    """The worker of one report of the case, or of all, waits for nobody."""
    which = CaseReport.case_id == case.id
    if report_id is not None:
        which &= CaseReport.report_id == report_id
    work.session.execute(update(CaseReport).where(which).values(unanswered_since=None))
    set_clocks(work.session, case, work.policy)


def needs_no_answer(work: Work, case: Case) -> None:
    """A member says so of what was read. Raises Refusal where something is unread."""
    if case.unread:
        raise Refusal("unread_texts")
    if unanswered_since(work.session, case.id) is None:
        return
    answered(work, case)
    work.record(case.organisation_id, AuditAction.NO_ANSWER_NEEDED, case.id)
