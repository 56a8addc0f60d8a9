"""What a monitor says of cases in the list, and takes back: one word for one or for several."""

from collections.abc import Callable
from typing import Annotated

from flask import jsonify
from pydantic import Field
from werkzeug.wrappers import Response

from app.dashboard.frame.json_bodies import Body, Identifier, read
from app.dashboard.frame.members import actor, work
from app.dashboard.frame.page.refusal_texts import refusal_in_words
from app.dashboard.frame.request import database, ring
from app.dashboard.monitor.queue.blueprint import blueprint
from case_management.cases.models import Case
from case_management.cases.queries import case_for
from case_management.cases.triage.screen_from_list import Verdict, screen_from_list, undo_screening
from case_management.refusals import Refusal

MOST = 50
"""Nobody judges more at once by what a screen shows."""

Cases = Annotated[list[Identifier], Field(min_length=1, max_length=MOST)]


class SeenRow(Body):
    """A row, and the worker's texts that stood in it in whole."""

    case: Identifier
    seen: Annotated[list[Identifier], Field(max_length=10)]


class ScreeningBody(Body):
    """POST /cases/screenings."""

    verdict: Verdict
    rows: Annotated[list[SeenRow], Field(min_length=1, max_length=MOST)]


class UndoneBody(Body):
    """POST /cases/screenings/undo."""

    cases: Cases


@blueprint.post("/cases/screenings", endpoint="screen")
def screen() -> Response:
    """{"done": [case], "refused": [{case, reference, error}]}: one that is refused keeps no other
    from being done.
    """
    body = read(ScreeningBody)
    seen = {row.case: row.seen for row in body.rows}
    return _each(
        list(seen), lambda case: screen_from_list(work(), case, body.verdict, seen[case.id])
    )


@blueprint.post("/cases/screenings/undo", endpoint="undo_screening")
def undo() -> Response:
    """The same answer."""
    return _each(read(UndoneBody).cases, lambda case: undo_screening(work(), case))


def _each(case_ids: list[str], act: Callable[[Case], None]) -> Response:
    done, refused = [], []
    # In one order for everybody: two members who choose the same cases do not wait for each other.
    for case_id in sorted(case_ids):
        case = case_for(database(), actor(), case_id)
        if case is None:
            continue
        try:
            with database().begin_nested():
                act(case)
            done.append(case.id)
        except Refusal as refusal:
            error = refusal_in_words(refusal)
            refused.append({"case": case.id, "reference": case.reference, "error": error})
    ring()
    return jsonify(done=done, refused=refused)
