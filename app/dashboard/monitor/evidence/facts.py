"""The figures of a case: recorded, and taken back where one was wrong."""

from flask import jsonify
from werkzeug.exceptions import NotFound

from app.dashboard.frame.json_bodies import read
from app.dashboard.frame.members import actor, work
from app.dashboard.frame.page.refused_views import ViewAnswer, says_why
from app.dashboard.frame.request import database, now
from app.dashboard.monitor.evidence.blueprint import blueprint
from app.dashboard.monitor.evidence.bodies import FactBody
from app.dashboard.monitor.evidence.page import register_fragment
from app.dashboard.monitor.own_case import own_case
from app.dashboard.monitor.own_grant import grant_of
from app.dashboard.monitor.worked_case import with_joined, worked
from case_management.facts.actions.record_fact import record_fact, take_back_fact
from case_management.facts.models import SealedFact
from case_management.facts.queries import fact_of


@blueprint.post("/cases/<case_id>/evidence/facts", endpoint="fact")
@says_why
def record(case_id: str) -> ViewAnswer:
    """{id, body, grant, epoch, kind} -> {"id"}."""
    case = own_case(case_id)
    body = read(FactBody)
    fact = SealedFact(
        id=body.id,
        case_id=case.id,
        member_id=actor().id,
        body_sealed=body.body,
        written_at=now(),
        kind=body.kind,
    )
    record_fact(work(), worked(case), fact, grant_of(body))
    return jsonify(id=body.id), 201


@blueprint.post("/cases/<case_id>/evidence/facts/<fact_id>/back", endpoint="take_back")
@says_why
def take_back(case_id: str, fact_id: str) -> ViewAnswer:
    """Says that a figure was wrong."""
    case = own_case(case_id)
    fact = fact_of(database(), with_joined(case), fact_id)
    if fact is None:
        raise NotFound
    take_back_fact(work(), worked(case), fact)
    return register_fragment(case)
