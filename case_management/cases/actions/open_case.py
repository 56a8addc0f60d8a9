"""A member opens a case: the alarm stops, the worker hears that somebody reads it."""

from case_management.audit.audit_action import AuditAction
from case_management.cases.actions.danger_alarm import quiet
from case_management.cases.actions.tell_workers import tell_workers
from case_management.cases.models import Case
from case_management.work import Work
from intake.dialogue.model.phrases import Phrase
from intake.reports.report import Stage


def open_case(work: Work, case: Case) -> None:
    """Records the reading; the first reader is also the first human answer to the clock."""
    first = case.first_opened_at is None
    if first:
        case.first_opened_at = work.now
        quiet(case)
        tell_workers(work, case.id, Phrase.NEWS_READ, Stage.READING)
    case.read_at = work.now
    work.record(case.organisation_id, AuditAction.OPEN_CASE, case.id)
