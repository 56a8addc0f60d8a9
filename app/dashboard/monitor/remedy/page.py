"""The remedy of one case on one page; its texts come to a browser that holds keys."""

from flask import jsonify, redirect, render_template, url_for
from werkzeug.wrappers import Response

from app.dashboard.frame.members import work
from app.dashboard.frame.request import database, writes
from app.dashboard.frame.sealed_records import SealedBody, sealed_records
from app.dashboard.monitor.own_case import own_case
from app.dashboard.monitor.remedy.blueprint import blueprint
from app.dashboard.monitor.remedy.plan import plan_of
from app.dashboard.monitor.worked_case import with_joined
from case_management.cases.actions.open_case import open_case
from case_management.cases.models import Case
from case_management.negotiations.kinds import AGREEMENT, NEGOTIATION
from case_management.negotiations.queries import agreements_of, negotiations_of
from case_management.remedies.kinds import ACTION, REMEDY_NOTE
from case_management.remedies.queries import actions_of, remedy_notes_of


@blueprint.get("/cases/<case_id>/remedy", endpoint="page")
def show(case_id: str) -> str | Response:
    """The whole page."""
    case = own_case(case_id)
    if case.id != case_id:
        return redirect(url_for("remedy.page", case_id=case.id))
    return render_template("monitor/remedy/templates/page.html", case=case, plan=plan_of(case))


@blueprint.get("/cases/<case_id>/remedy/plan", endpoint="plan")
def show_plan(case_id: str) -> str:
    """The plan alone, after a sealed text was posted."""
    return plan_fragment(own_case(case_id))


@blueprint.get("/cases/<case_id>/remedy/records.json", endpoint="records")
@writes
def records(case_id: str) -> Response:
    """{"records": [...]} as the page of a case gets them; logged as opening the case."""
    case = own_case(case_id)
    open_case(work(), case)
    found = {one.id: SealedBody(ACTION, one.body_sealed) for one in actions_of(database(), case.id)}
    for note in remedy_notes_of(database(), case.id):
        found[note.id] = SealedBody(REMEDY_NOTE, note.body_sealed)
    for held in negotiations_of(database(), with_joined(case)):
        found[held.id] = SealedBody(NEGOTIATION, held.body_sealed)
    for signed in agreements_of(database(), with_joined(case)):
        found[signed.id] = SealedBody(AGREEMENT, signed.body_sealed)
    return jsonify(records=sealed_records(found))


def plan_fragment(case: Case) -> str:
    """The fragment that forms answer with."""
    return render_template("monitor/remedy/templates/plan.html", case=case, plan=plan_of(case))
