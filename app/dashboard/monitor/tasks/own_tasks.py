"""All that is a member's own to do, over all cases; what it is opens in the browser."""

from dataclasses import dataclass

from flask import jsonify, render_template
from werkzeug.wrappers import Response

from app.accounts.current_member import current_member
from app.dashboard.frame.members import work
from app.dashboard.frame.request import writes
from app.dashboard.frame.sealed_records import SealedBody, sealed_records
from app.dashboard.monitor.tasks.blueprint import blueprint
from app.dashboard.monitor.tasks.own_to_do import own_to_do
from app.dashboard.wording.days import day_words
from app.dashboard.wording.times import own_today
from case_management.audit.audit_action import AuditAction
from case_management.tasks.rules import is_overdue


@dataclass(frozen=True)
class OwnTaskLine:
    """One task, with the case that it is of."""

    id: str
    case_id: str
    reference: str
    due: str
    overdue: bool


@blueprint.get("/tasks", endpoint="page")
def show() -> str:
    """The first due first."""
    lines = [
        OwnTaskLine(
            id=one.task.id,
            case_id=one.task.case_id,
            reference=one.reference,
            due=day_words(one.task.due_on),
            overdue=is_overdue(one.task.state, one.task.due_on, own_today()),
        )
        for one in own_to_do()
    ]
    return render_template("monitor/tasks/templates/page.html", lines=lines)


@blueprint.get("/tasks/records.json", endpoint="records")
@writes
def records() -> Response:
    """{"records": [...]}: what there is to do; the log says of how many cases."""
    tasks = [one.task for one in own_to_do()]
    cases = len({one.case_id for one in tasks})
    if cases:
        work().record(current_member().organisation, AuditAction.OPEN_TASKS, None, {"cases": cases})
    return jsonify(
        records=sealed_records({one.id: SealedBody("task", one.body_sealed) for one in tasks})
    )
