"""Notes of the organisation about a case: sealed in the browser, shown to its members alone."""

from flask import jsonify

from app.dashboard.frame.json_bodies import read
from app.dashboard.frame.members import actor, work
from app.dashboard.frame.page.refused_views import ViewAnswer, says_why
from app.dashboard.frame.request import now
from app.dashboard.monitor.case.blueprint import blueprint
from app.dashboard.monitor.case.bodies import CaseNoteBody
from app.dashboard.monitor.own_case import own_case
from app.dashboard.monitor.own_grant import grant_of
from case_management.cases.actions.write_note import write_note
from case_management.cases.notes import CaseNote


@blueprint.post("/cases/<case_id>/notes", endpoint="note")
@says_why
def write(case_id: str) -> ViewAnswer:
    """{id, body, grant, epoch, kind, may_be_told} -> {"id"}; 409 {"error"}."""
    case = own_case(case_id)
    body = read(CaseNoteBody)
    note = CaseNote(
        id=body.id,
        case_id=case.id,
        member_id=actor().id,
        body_sealed=body.body,
        kind=body.kind,
        may_be_told=body.may_be_told,
        written_at=now(),
    )
    write_note(work(), case, note, grant_of(body))
    return jsonify(id=body.id), 201
