"""Cases about one matter, on the page of a case: joined to another one, and parted again."""

from flask import request, url_for
from werkzeug.wrappers import Response

from app.dashboard.frame.members import actor, work
from app.dashboard.frame.page.refused_views import ViewAnswer, says_why
from app.dashboard.frame.request import database
from app.dashboard.monitor.case.blueprint import blueprint
from app.dashboard.monitor.join_named import join_named
from app.dashboard.monitor.own_case import own_case
from case_management.cases.queries import case_for
from case_management.cases.triage.join_cases import part_cases
from case_management.refusals import Refusal


@blueprint.post("/cases/<case_id>/join", endpoint="join")
@says_why
def join(case_id: str) -> ViewAnswer:
    """Joins this case to the one with the reference that was typed; goes on to that one's page."""
    _, into = join_named(case_id, request.form.get("reference", ""))
    return Response(headers={"HX-Redirect": url_for("case.page", case_id=into.id)})


@blueprint.post("/cases/<case_id>/part", endpoint="part")
@says_why
def part(case_id: str) -> ViewAnswer:
    """Parts from this case one that was joined to it; the page is loaded anew."""
    case = own_case(case_id)
    joined = case_for(database(), actor(), request.form.get("joined", ""))
    if joined is None or joined.joined_to_id != case.id:
        raise Refusal("out_of_step")
    part_cases(work(), joined)
    return Response(headers={"HX-Refresh": "true"})
