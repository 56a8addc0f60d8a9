"""Write down what somebody has to do; what exactly was sealed in the browser."""

from collections.abc import Collection

from case_management.audit.audit_action import AuditAction
from case_management.own_day import day_at
from case_management.refusals import Refusal
from case_management.sealed_texts import keep_text
from case_management.tasks.models import CaseTask
from case_management.tasks.rules import check_due
from case_management.work import Work
from case_management.worked_case import WorkedCase
from vault.grants import Grant


def write_task(
    work: Work, case: WorkedCase, task: CaseTask, grant: Grant, able: Collection[str]
) -> None:
    """Keeps the task; one that is kept already changes nothing. `able` are the ids of the members
    who may open the case. Raises Refusal."""
    case.require_open()
    check_due(task.due_on, day_at(work.session, case.organisation_id, work.now))
    check_assignee(task.assignee_id, able)
    if keep_text(work.session, task, grant):
        detail = {"due": task.due_on.isoformat(), "to": task.assignee_id or ""}
        work.record(case.organisation_id, AuditAction.WRITE_TASK, case.id, detail)


def check_assignee(assignee_id: str | None, able: Collection[str]) -> None:
    """Raises Refusal for a member who may not open the case."""
    if assignee_id is not None and assignee_id not in able:
        raise Refusal("colleague_unknown")
