"""Whether the hazard of a case is there: the workers are asked, a member writes down a visit."""

from datetime import date

from flask import request

from app.dashboard.frame.members import work
from app.dashboard.frame.page.refused_views import ViewAnswer, says_why
from app.dashboard.monitor.case.blueprint import blueprint
from app.dashboard.monitor.case.side.side import side
from app.dashboard.monitor.own_case import own_case
from case_management.cases.hazards.ask import begin_asking, end_asking
from case_management.cases.hazards.observe import record_observation
from case_management.refusals import Refusal


@blueprint.post("/cases/<case_id>/today", endpoint="ask_today")
@says_why
def ask_today(case_id: str) -> ViewAnswer:
    """Form field `rounds`: how many times, a week apart."""
    case = own_case(case_id)
    begin_asking(work(), case, request.form.get("rounds", 0, type=int))
    return side(case)


@blueprint.post("/cases/<case_id>/today/end", endpoint="end_today")
@says_why
def end_today(case_id: str) -> ViewAnswer:
    """Workers are asked no more; what they have answered counts."""
    case = own_case(case_id)
    end_asking(work(), case)
    return side(case)


@blueprint.post("/cases/<case_id>/observations", endpoint="observe")
@says_why
def observe(case_id: str) -> ViewAnswer:
    """Form fields `seen`, "there" or "gone", and `seen_on`, a day like 2026-11-30."""
    case = own_case(case_id)
    try:
        seen_on = date.fromisoformat(request.form.get("seen_on", ""))
    except ValueError:
        raise Refusal("day_missing") from None
    record_observation(work(), case, request.form.get("seen", ""), seen_on)
    return side(case)
