"""Cases about one matter are joined in the list, or on the page of a case, and parted again."""

from typing import Annotated

from flask import jsonify
from pydantic import Field
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response

from app.dashboard.frame.json_bodies import Body, Identifier, read
from app.dashboard.frame.members import actor, work
from app.dashboard.frame.page.refused_views import ViewAnswer, says_why
from app.dashboard.frame.request import database
from app.dashboard.monitor.join_named import join_named
from app.dashboard.monitor.queue.blueprint import blueprint
from case_management.cases.models import Case
from case_management.cases.queries import case_for
from case_management.cases.triage.join_cases import part_cases


class CaseJoinBody(Body):
    """POST /cases/joins: `into` is the other case's id, or its reference as a person types it."""

    case: Identifier
    into: Annotated[str, Field(max_length=40)]


class CasePartBody(Body):
    """POST /cases/joins/undo."""

    case: Identifier


@blueprint.post("/cases/joins", endpoint="join")
@says_why
def join() -> ViewAnswer:
    """{"case": id, "into": id, "reference": of the other}."""
    body = read(CaseJoinBody)
    case, into = join_named(body.case, body.into)
    return _answer(case, into)


@blueprint.post("/cases/joins/undo", endpoint="part")
@says_why
def part() -> ViewAnswer:
    """The same answer; `into` is what it was joined to."""
    case = case_for(database(), actor(), read(CasePartBody).case)
    if case is None:
        raise NotFound
    return _answer(case, part_cases(work(), case))


def _answer(case: Case, into: Case) -> Response:
    return jsonify(case=case.id, into=into.id, reference=into.reference)
