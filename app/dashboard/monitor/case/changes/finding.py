"""What was found; the summary was sealed in the browser."""

from flask import jsonify

from app.dashboard.frame.json_bodies import read
from app.dashboard.frame.members import actor, work
from app.dashboard.frame.page.refused_views import ViewAnswer, says_why
from app.dashboard.frame.request import now, ring
from app.dashboard.monitor.case.blueprint import blueprint
from app.dashboard.monitor.case.bodies import FindingBody
from app.dashboard.monitor.own_case import own_case
from app.dashboard.monitor.own_grant import grant_of
from case_management.cases.actions.record_finding import record_finding
from case_management.cases.models import Finding


@blueprint.post("/cases/<case_id>/findings", endpoint="finding")
@says_why
def record(case_id: str) -> ViewAnswer:
    """{id, body, grant, epoch, result, grade, affected_count, evidence} -> {"id"}."""
    case = own_case(case_id)
    body = read(FindingBody)
    finding = Finding(
        id=body.id,
        case_id=case.id,
        member_id=actor().id,
        result=body.result,
        grade=body.grade,
        affected_count=body.affected_count,
        body_sealed=body.body,
        recorded_at=now(),
    )
    record_finding(work(), case, finding, grant_of(body), body.evidence)
    ring()
    return jsonify(id=body.id), 201
