"""A case goes to another organisation: what a member of the one that has it does."""

from flask import jsonify, request

from app.dashboard.frame.json_bodies import read
from app.dashboard.frame.members import roster, work
from app.dashboard.frame.page.refused_views import ViewAnswer, says_why
from app.dashboard.frame.request import database, ring
from app.dashboard.monitor.case.side.side import side
from app.dashboard.monitor.own_case import own_case
from app.dashboard.monitor.transfers.blueprint import blueprint
from app.dashboard.monitor.transfers.bodies import KeysBody, OfferBody, OwnReasonBody
from app.dashboard.monitor.transfers.other_organisation import believed, other_answer
from case_management.cases.models import Case
from case_management.refusals import Refusal
from case_management.transfers.actions.ask_consent import answer_wish, ask_transfer
from case_management.transfers.actions.offer import (
    document_of,
    keys_left,
    offer,
    pass_keys,
    withdraw,
)
from case_management.transfers.actions.override import agree_override, request_override
from case_management.transfers.models import CaseTransfer
from case_management.transfers.queries import newest_of_case, open_transfer
from vault.encoding import b64u
from vault.roster import RosterRefused


def waiting(case: Case) -> CaseTransfer:
    """The case's transfer that is not settled yet. Raises Refusal where there is none."""
    found = open_transfer(database(), case.id)
    if found is None:
        raise Refusal("out_of_step")
    return found


@blueprint.post("/cases/<case_id>/transfer", endpoint="ask")
@says_why
def ask(case_id: str) -> ViewAnswer:
    """The workers are asked; form field `taker`."""
    case = own_case(case_id)
    taker = request.form.get("taker", "")
    believed(taker)
    ask_transfer(work(), case, taker)
    ring()
    return side(case)


@blueprint.post("/cases/<case_id>/transfer/wish", endpoint="wish")
def wish(case_id: str) -> str:
    """A member answered to the worker who asked for another organisation."""
    case = own_case(case_id)
    answer_wish(work(), case)
    database().flush()
    database().expire_all()
    return side(case)


@blueprint.post("/cases/<case_id>/transfer/override", endpoint="override")
@says_why
def override(case_id: str) -> ViewAnswer:
    """A member wants to go on without consent; the reason was sealed in the browser."""
    case = own_case(case_id)
    body = read(OwnReasonBody)
    request_override(work(), waiting(case), body.sealed())
    return jsonify(id=body.id), 201


@blueprint.post("/cases/<case_id>/transfer/override/agree", endpoint="agree")
@says_why
def agree(case_id: str) -> ViewAnswer:
    """The second person agrees."""
    case = own_case(case_id)
    agree_override(work(), waiting(case))
    return side(case)


@blueprint.post("/cases/<case_id>/transfer/withdraw", endpoint="withdraw")
@says_why
def take_back(case_id: str) -> ViewAnswer:
    """The case stays here."""
    case = own_case(case_id)
    withdraw(work(), waiting(case))
    return side(case)


@blueprint.get("/cases/<case_id>/transfer/keys.json", endpoint="keys")
@says_why
def keys(case_id: str) -> ViewAnswer:
    """{transfer, document, keys: [{id, epoch, grant}], organisation, chain, pins}."""
    case = own_case(case_id)
    transfer = _passed_on(case)
    left = keys_left(work(), transfer)
    document = transfer.document or document_of(work(), transfer).bytes()
    return jsonify(
        transfer=transfer.id,
        document=b64u(document),
        keys=[{"id": one.id, "epoch": one.epoch, "grant": b64u(one.key_sealed)} for one in left],
        **other_answer(transfer.taker_organisation_id),
    )


@blueprint.post("/cases/<case_id>/transfer/keys", endpoint="pass_keys")
@says_why
def pass_on(case_id: str) -> ViewAnswer:
    """{epoch, keys: [{id, grant}]} -> {"left": how many are still to be passed on}."""
    case = own_case(case_id)
    transfer, body = _passed_on(case), read(KeysBody)
    try:
        taker = believed(transfer.taker_organisation_id).reader()
    except RosterRefused:
        raise Refusal("other_roster_refused") from None
    if taker.epoch != body.epoch:
        raise Refusal("keys_changed")
    passed = {one.id: one.grant for one in body.keys}
    return jsonify(left=pass_keys(work(), transfer, passed, taker))


@blueprint.post("/cases/<case_id>/transfer/offer", endpoint="offer")
@says_why
def offer_it(case_id: str) -> ViewAnswer:
    """The other side sees it from now on."""
    case = own_case(case_id)
    transfer, body = waiting(case), read(OfferBody)
    if body.id != transfer.id:
        raise Refusal("out_of_step")
    if body.their_epoch != believed(transfer.taker_organisation_id).epoch:
        raise Refusal("keys_changed")
    cover = body.sealed_to(transfer.taker_organisation_id)
    offer(work(), case, transfer, cover, body.signature, roster())
    return jsonify(id=body.id), 201


def _passed_on(case: Case) -> CaseTransfer:
    """The newest of the case: also once it was accepted what came in meanwhile goes after it."""
    found = newest_of_case(database(), case.id)
    if found is None:
        raise Refusal("out_of_step")
    return found
