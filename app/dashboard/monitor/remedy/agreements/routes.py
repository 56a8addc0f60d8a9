"""Dialogue sessions and agreements are written down."""

from flask import jsonify
from werkzeug.exceptions import NotFound

from app.dashboard.frame.json_bodies import read
from app.dashboard.frame.members import actor, work
from app.dashboard.frame.page.refused_views import ViewAnswer, says_why
from app.dashboard.frame.request import database, now
from app.dashboard.monitor.own_case import own_case
from app.dashboard.monitor.own_grant import grant_of
from app.dashboard.monitor.remedy.blueprint import blueprint
from app.dashboard.monitor.remedy.bodies import AgreementBody, NegotiationBody
from app.dashboard.monitor.worked_case import with_joined, worked
from case_management.evidence.queries import item_of
from case_management.negotiations.actions.record_negotiation import (
    record_agreement,
    record_negotiation,
)
from case_management.negotiations.models import Agreement, Negotiation
from case_management.remedies.kinds import Party


@blueprint.post("/cases/<case_id>/remedy/negotiations", endpoint="negotiation")
@says_why
def negotiation(case_id: str) -> ViewAnswer:
    """{id, body, grant, epoch, held, representation, outcome} -> {"id"}."""
    case = own_case(case_id)
    body = read(NegotiationBody)
    held = Negotiation(
        id=body.id,
        case_id=case.id,
        member_id=actor().id,
        body_sealed=body.body,
        written_at=now(),
        held_on=body.held,
        representation=body.representation,
        outcome=body.outcome,
    )
    record_negotiation(work(), worked(case), held, grant_of(body))
    return jsonify(id=body.id), 201


@blueprint.post("/cases/<case_id>/remedy/agreements", endpoint="agreement")
@says_why
def agreement(case_id: str) -> ViewAnswer:
    """{id, body, grant, epoch, signed, representation, other, ends, item} -> {"id"}."""
    case = own_case(case_id)
    body = read(AgreementBody)
    if body.item is not None and item_of(database(), with_joined(case), body.item) is None:
        raise NotFound
    signed = Agreement(
        id=body.id,
        case_id=case.id,
        member_id=actor().id,
        body_sealed=body.body,
        written_at=now(),
        signed_on=body.signed,
        representation=body.representation,
        other_party=body.other,
        ends_on=body.ends,
        item_id=body.item,
    )
    record_agreement(work(), worked(case), signed, grant_of(body), set(Party))
    return jsonify(id=body.id), 201
