"""A task is done, dropped or taken up again, or gets another day or another member."""

from collections.abc import Collection
from datetime import date

from case_management.audit.audit_action import AuditAction
from case_management.own_day import day_at
from case_management.refusals import Refusal
from case_management.tasks.actions.write_task import check_assignee
from case_management.tasks.models import CaseTask
from case_management.tasks.rules import OPEN_TASK, TASKS, check_due
from case_management.work import Work
from case_management.worked_case import WorkedCase


def take_task_step(work: Work, case: WorkedCase, task: CaseTask, event: str, seen: str) -> None:
    """`seen` is the state that the member's page showed. Raises Refusal."""
    case.require_open()
    if task.state != seen:
        raise Refusal("task_changed")
    task.state = work.actor.move(TASKS, task.state, event)
    is_open = task.state == OPEN_TASK
    task.settled_by = None if is_open else work.actor.id
    task.settled_at = None if is_open else work.now
    detail = {"task": task.id, "event": event}
    work.record(case.organisation_id, AuditAction.SETTLE_TASK, case.id, detail)


def change_task(
    work: Work,
    case: WorkedCase,
    task: CaseTask,
    due_on: date,
    assignee_id: str | None,
    able: Collection[str],
) -> None:
    """Another day, another member, or both; the same ones change nothing. Raises Refusal."""
    case.require_open()
    if task.state != OPEN_TASK:
        raise Refusal("task_changed")
    if (task.due_on, task.assignee_id) == (due_on, assignee_id):
        return
    if due_on != task.due_on:
        check_due(due_on, day_at(work.session, case.organisation_id, work.now))
    check_assignee(assignee_id, able)
    task.due_on, task.assignee_id = due_on, assignee_id
    detail = {"task": task.id, "due": due_on.isoformat(), "to": assignee_id or ""}
    work.record(case.organisation_id, AuditAction.CHANGE_TASK, case.id, detail)
