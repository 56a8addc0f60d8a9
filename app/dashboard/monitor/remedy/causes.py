"""The root causes of a case, named together."""

from flask import request

from app.dashboard.frame.members import work
from app.dashboard.frame.page.refused_views import ViewAnswer, says_why
from app.dashboard.monitor.own_case import own_case
from app.dashboard.monitor.remedy.blueprint import blueprint
from app.dashboard.monitor.remedy.page import plan_fragment
from app.dashboard.monitor.remedy.planned import planned
from case_management.remedies.actions.name_causes import name_causes


@blueprint.post("/cases/<case_id>/remedy/causes", endpoint="causes")
@says_why
def name(case_id: str) -> ViewAnswer:
    """Form: `cause` of each, `primary`. The main one counts as named, ticked or not."""
    case = own_case(case_id)
    primary = request.form.get("primary", "")
    causes = {*request.form.getlist("cause"), primary} - {""}
    name_causes(work(), planned(case), causes, primary)
    return plan_fragment(case)
