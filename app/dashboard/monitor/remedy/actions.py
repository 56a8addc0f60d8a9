"""The actions of a plan: proposed, and taken on step by step."""

from flask import jsonify, request

from app.dashboard.frame.json_bodies import read
from app.dashboard.frame.members import actor, work
from app.dashboard.frame.page.refused_views import ViewAnswer, says_why
from app.dashboard.frame.request import now
from app.dashboard.monitor.own_case import own_case
from app.dashboard.monitor.own_grant import grant_of
from app.dashboard.monitor.remedy.blueprint import blueprint
from app.dashboard.monitor.remedy.bodies import ActionBody, NoteBody
from app.dashboard.monitor.remedy.page import plan_fragment
from app.dashboard.monitor.remedy.planned import follow_clocks, own_action, own_agreement, planned
from case_management.remedies.actions.propose_action import propose_action
from case_management.remedies.actions.take_step import SealedNote, take_step, write_note
from case_management.remedies.models import RemedyAction, RemedyNote
from case_management.remedies.money import read_money


@blueprint.post("/cases/<case_id>/remedy/actions", endpoint="propose")
@says_why
def propose(case_id: str) -> ViewAnswer:
    """{id, body, grant, epoch, kind, owner, due, cost, element, agreement} -> {"id"}."""
    case = own_case(case_id)
    body = read(ActionBody)
    cost = body.cost
    money = read_money(cost.amount, cost.currency) if cost else None
    action = RemedyAction(
        id=body.id,
        case_id=case.id,
        member_id=actor().id,
        kind=body.kind,
        owner=body.owner,
        due_on=body.due,
        state="proposed",
        cost_minor=money.minor if money else None,
        currency=money.currency if money else None,
        payer=cost.payer if cost else None,
        element=body.element,
        agreement_id=own_agreement(case, body.agreement),
        body_sealed=body.body,
        proposed_at=now(),
    )
    propose_action(work(), planned(case), action, grant_of(body))
    follow_clocks(case)
    return jsonify(id=body.id), 201


@blueprint.post("/cases/<case_id>/remedy/actions/<action_id>/step", endpoint="step")
@says_why
def step(case_id: str, action_id: str) -> ViewAnswer:
    """Form: `event`, and as `seen` the state that the page showed."""
    case = own_case(case_id)
    action = own_action(case, action_id)
    form = request.form
    take_step(work(), planned(case), action, form.get("event", ""), form.get("seen", ""))
    follow_clocks(case)
    return plan_fragment(case)


@blueprint.post("/cases/<case_id>/remedy/actions/<action_id>/notes", endpoint="note")
@says_why
def note(case_id: str, action_id: str) -> ViewAnswer:
    """{id, body, grant, epoch, event, seen} -> {"id"}: a step with its note, or a note alone."""
    case = own_case(case_id)
    action = own_action(case, action_id)
    body = read(NoteBody)
    written = SealedNote(
        RemedyNote(
            id=body.id,
            action_id=action.id,
            case_id=case.id,
            member_id=actor().id,
            event=body.event,
            body_sealed=body.body,
            written_at=now(),
        ),
        grant_of(body),
    )
    if body.event:
        take_step(work(), planned(case), action, body.event, body.seen, written)
        follow_clocks(case)
    else:
        write_note(work(), planned(case), written)
    return jsonify(id=body.id), 201
