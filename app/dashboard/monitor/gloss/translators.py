"""Who translates in a case is named on its page, and who does no longer."""

from flask import request

from app.dashboard.frame.members import work
from app.dashboard.frame.page.refused_views import ViewAnswer, says_why
from app.dashboard.monitor.case.colleagues import able_colleagues
from app.dashboard.monitor.case.side.side import side
from app.dashboard.monitor.gloss.blueprint import blueprint
from app.dashboard.monitor.own_case import own_case
from app.dashboard.monitor.worked_case import with_joined, worked
from case_management.glosses.actions.name_translator import end_translator, name_translator


@blueprint.post("/cases/<case_id>/translators", endpoint="name")
@says_why
def name(case_id: str) -> ViewAnswer:
    """Form: `member`."""
    case = own_case(case_id)
    able = [identifier for identifier, _ in able_colleagues(case)]
    name_translator(work(), worked(case), request.form.get("member", ""), able)
    return side(case)


@blueprint.post("/cases/<case_id>/translators/<member_id>/end", endpoint="end")
@says_why
def end(case_id: str, member_id: str) -> ViewAnswer:
    """They are asked for nothing more; what they wrote stays."""
    case = own_case(case_id)
    end_translator(work(), worked(case), member_id, with_joined(case))
    return side(case)
