"""How grave a case is: raised by one person, lowered from the two gravest levels by two."""

from functools import partial

from flask import jsonify, request
from werkzeug.exceptions import BadRequest

from app.dashboard.frame.json_bodies import read
from app.dashboard.frame.members import work
from app.dashboard.frame.page.refused_views import ViewAnswer, says_why
from app.dashboard.frame.request import database, services
from app.dashboard.monitor.case.blueprint import blueprint
from app.dashboard.monitor.case.bodies import LevelRequestBody
from app.dashboard.monitor.case.changes.saved import saved
from app.dashboard.monitor.case.side.side import side
from app.dashboard.monitor.own_case import own_case
from app.dashboard.monitor.own_grant import grant_of
from case_management.cases.triage.set_level import grant_level, request_level, set_level


@blueprint.post("/cases/<case_id>/level", endpoint="level")
@says_why
def change(case_id: str) -> ViewAnswer:
    """Raises, or lowers where one person may."""
    case = own_case(case_id)
    level = request.form.get("level", "")
    return saved(case, "level", level, partial(set_level, work(), case, level))


@blueprint.post("/cases/<case_id>/level-request", endpoint="level_request")
@says_why
def ask(case_id: str) -> ViewAnswer:
    """Asks a colleague to lower it; the reason was sealed in the browser."""
    case = own_case(case_id)
    body = read(LevelRequestBody)
    if body.id != case.id or body.level not in services().policy.levels:
        raise BadRequest
    database().merge(grant_of(body))
    request_level(work(), case, body.level, body.body)
    return jsonify(id=case.id), 201


@blueprint.post("/cases/<case_id>/level-request/agree", endpoint="agree_level")
@says_why
def agree(case_id: str) -> ViewAnswer:
    """The second person agrees."""
    case = own_case(case_id)
    grant_level(work(), case)
    return side(case)
