"""Triage from the case page: each form answers with the page's side, as it is now."""

from functools import partial

from flask import request

from app.dashboard.frame.members import work
from app.dashboard.frame.page.refused_views import ViewAnswer, says_why
from app.dashboard.frame.request import ring
from app.dashboard.monitor.case.blueprint import blueprint
from app.dashboard.monitor.case.changes.saved import saved
from app.dashboard.monitor.case.colleagues import colleagues
from app.dashboard.monitor.case.side.side import side
from app.dashboard.monitor.own_case import own_case
from case_management.cases.actions.change_state import move
from case_management.cases.clocks.answered import needs_no_answer
from case_management.cases.triage.assign import assign
from case_management.cases.triage.set_category import set_category
from case_management.cases.triage.set_factory import set_factory
from case_management.cases.triage.set_reprisal_risk import set_reprisal_risk
from case_management.refusals import Refusal


@blueprint.post("/cases/<case_id>/category", endpoint="category")
@says_why
def category(case_id: str) -> ViewAnswer:
    """Names the kind of grievance."""
    case = own_case(case_id)
    key = request.form.get("category", "")
    write = partial(set_category, work(), case, key)
    return saved(case, "category", key, write, anyway=case.proposed)


@blueprint.post("/cases/<case_id>/factory", endpoint="factory")
@says_why
def factory(case_id: str) -> ViewAnswer:
    """Says where it is."""
    case = own_case(case_id)
    factory_id = request.form.get("factory", "")
    return saved(case, "factory_id", factory_id, partial(set_factory, work(), case, factory_id))


@blueprint.post("/cases/<case_id>/reprisal", endpoint="reprisal")
@says_why
def reprisal(case_id: str) -> ViewAnswer:
    """The assessed risk of reprisal."""
    case = own_case(case_id)
    risk = request.form.get("risk", "")
    return saved(case, "reprisal_risk", risk, partial(set_reprisal_risk, work(), case, risk))


@blueprint.post("/cases/<case_id>/assignee", endpoint="assignee")
@says_why
def assignee(case_id: str) -> ViewAnswer:
    """Gives the case to a colleague."""
    case = own_case(case_id)
    member_id = request.form.get("assignee", "")
    if member_id not in dict(colleagues()):
        raise Refusal("colleague_unknown")
    return saved(case, "assignee_id", member_id, partial(assign, work(), case, member_id))


@blueprint.post("/cases/<case_id>/answered", endpoint="answered")
@says_why
def answered(case_id: str) -> ViewAnswer:
    """What the workers wrote on needs no answer."""
    case = own_case(case_id)
    needs_no_answer(work(), case)
    return side(case)


@blueprint.post("/cases/<case_id>/step", endpoint="step")
@says_why
def step(case_id: str) -> ViewAnswer:
    """One step of the case's state table."""
    case = own_case(case_id)
    event = request.form.get("event", "")

    def write() -> None:
        move(work(), case, event)
        ring()

    return saved(case, "state", event, write)
