"""What was done against workers who organise, named together."""

from flask import request

from app.dashboard.frame.members import work
from app.dashboard.frame.page.refused_views import ViewAnswer, says_why
from app.dashboard.monitor.own_case import own_case
from app.dashboard.monitor.remedy.blueprint import blueprint
from app.dashboard.monitor.remedy.page import plan_fragment
from app.dashboard.monitor.remedy.planned import follow_clocks, planned
from case_management.remedies.actions.name_breaches import name_breaches


@blueprint.post("/cases/<case_id>/remedy/breaches", endpoint="breaches")
@says_why
def name(case_id: str) -> ViewAnswer:
    """Form: `breach` of each; none where nothing of it is so."""
    case = own_case(case_id)
    name_breaches(work(), planned(case), request.form.getlist("breach"))
    follow_clocks(case)
    return plan_fragment(case)
