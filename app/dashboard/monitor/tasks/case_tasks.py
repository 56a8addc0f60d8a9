"""The tasks of one case: written, settled, given to somebody else."""

from datetime import date

from flask import jsonify, request
from werkzeug.exceptions import NotFound

from app.dashboard.frame.json_bodies import read
from app.dashboard.frame.members import actor, work
from app.dashboard.frame.page.refused_views import ViewAnswer, says_why
from app.dashboard.frame.request import database, now
from app.dashboard.monitor.case.colleagues import able_colleagues
from app.dashboard.monitor.case.side.side import side
from app.dashboard.monitor.own_case import own_case
from app.dashboard.monitor.own_grant import grant_of
from app.dashboard.monitor.tasks.blueprint import blueprint
from app.dashboard.monitor.tasks.bodies import TaskBody
from app.dashboard.monitor.worked_case import with_joined, worked
from case_management.cases.models import Case
from case_management.refusals import Refusal
from case_management.tasks.actions.change_task import change_task, take_task_step
from case_management.tasks.actions.write_task import write_task
from case_management.tasks.models import CaseTask
from case_management.tasks.queries import task_of
from case_management.tasks.rules import OPEN_TASK


@blueprint.post("/cases/<case_id>/tasks", endpoint="write")
@says_why
def write(case_id: str) -> ViewAnswer:
    """{id, body, grant, epoch, due, assignee} -> {"id"}."""
    case = own_case(case_id)
    body = read(TaskBody)
    task = CaseTask(
        id=body.id,
        case_id=case.id,
        member_id=actor().id,
        body_sealed=body.body,
        written_at=now(),
        assignee_id=body.assignee,
        due_on=body.due,
        state=OPEN_TASK,
    )
    write_task(work(), worked(case), task, grant_of(body), _able(case))
    return jsonify(id=body.id), 201


@blueprint.post("/cases/<case_id>/tasks/<task_id>/step", endpoint="step")
@says_why
def step(case_id: str, task_id: str) -> ViewAnswer:
    """Form: `event`, and as `seen` the state that the page showed."""
    case = own_case(case_id)
    form = request.form
    event, seen = form.get("event", ""), form.get("seen", "")
    take_task_step(work(), worked(case), _own_task(case, task_id), event, seen)
    return side(case)


@blueprint.post("/cases/<case_id>/tasks/<task_id>", endpoint="change")
@says_why
def change(case_id: str, task_id: str) -> ViewAnswer:
    """Form: `due`, and `assignee`, empty for nobody."""
    case = own_case(case_id)
    task = _own_task(case, task_id)
    try:
        due = date.fromisoformat(request.form.get("due", ""))
    except ValueError:
        raise Refusal("day_missing") from None
    assignee = request.form.get("assignee") or None
    change_task(work(), worked(case), task, due, assignee, _able(case))
    return side(case)


def _able(case: Case) -> list[str]:
    return [member for member, _ in able_colleagues(case)]


def _own_task(case: Case, task_id: str) -> CaseTask:
    found = task_of(database(), with_joined(case), task_id)
    if found is None:
        raise NotFound
    return found
