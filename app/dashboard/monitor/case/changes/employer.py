"""Members have spoken to the employer; signs of retaliation are looked into."""

from flask import request

from app.dashboard.frame.members import work
from app.dashboard.frame.page.refused_views import ViewAnswer, says_why
from app.dashboard.monitor.case.blueprint import blueprint
from app.dashboard.monitor.case.side.side import side
from app.dashboard.monitor.own_case import own_case
from case_management.cases.watch.open_watch import record_employer_contact
from case_management.cases.watch.triggers import settle_trigger


@blueprint.post("/cases/<case_id>/employer", endpoint="employer")
@says_why
def employer(case_id: str) -> ViewAnswer:
    """The first contact opens the watch."""
    case = own_case(case_id)
    record_employer_contact(work(), case)
    return side(case)


@blueprint.post("/cases/<case_id>/signs/<trigger_id>", endpoint="settle")
@says_why
def settle(case_id: str, trigger_id: str) -> ViewAnswer:
    """Form field `confirmed`: "1" where it is retaliation, else empty."""
    case = own_case(case_id)
    settle_trigger(work(), case, trigger_id, request.form.get("confirmed") == "1")
    return side(case)
