"""/contracts/<id>: one contract of a buyer, with its register of obligations."""

from datetime import date

from flask import jsonify, render_template, request
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response

from app.accounts.current_member import current_member
from app.dashboard.affiliate.actions.routes import read_day
from app.dashboard.affiliate.contracts.blueprint import blueprint
from app.dashboard.affiliate.contracts.obligation_lines import obligation_lines
from app.dashboard.frame.members import work
from app.dashboard.frame.page.refused_views import ViewAnswer, says_why
from app.dashboard.frame.request import database, now, services
from app.dashboard.frame.sealed_records import SealedBody, sealed_records
from app.dashboard.wording import obligation_texts
from app.dashboard.wording.times import own_zone
from case_management.obligations.actions.add_obligation import (
    NewObligation,
    add_obligation,
    add_outcomes,
)
from case_management.obligations.actions.take_obligation_step import (
    OBLIGATION_NOTE,
    StepForm,
    take_obligation_step,
)
from case_management.obligations.queries import obligation_of, obligations_of, steps_of
from case_management.supply_chain.affiliate_contracts import contracts_of, disclosed_in
from case_management.supply_chain.models import Contract, Contractor


@blueprint.get("/contracts/<contract_id>", endpoint="page")
def show(contract_id: str) -> str:
    """The whole page."""
    contract = own_contract(contract_id)
    return render_template(
        "affiliate/contracts/templates/page.html",
        contract=contract,
        contractor=database().get_one(Contractor, contract.contractor_id).name,
        factories=[one.name for one in disclosed_in(database(), [contract]).get(contract.id, [])],
        **_register(contract),
    )


@blueprint.get("/contracts/<contract_id>/notes.json", endpoint="records")
def records(contract_id: str) -> Response:
    """{"records": [...]}: the sealed texts of its register, for the affiliate's own browser."""
    contract = own_contract(contract_id)
    found = obligations_of(database(), current_member().organisation, contract.id)
    return jsonify(
        records=sealed_records(
            {
                one.id: SealedBody(OBLIGATION_NOTE, one.note_sealed)
                for one in steps_of(database(), [obligation.id for obligation in found])
                if one.note_sealed is not None
            }
        )
    )


@blueprint.post("/contracts/<contract_id>/obligations", endpoint="obligation")
@says_why
def add(contract_id: str) -> ViewAnswer:
    """Form: title, kind, measure, clause, sanction, due."""
    contract, form = own_contract(contract_id), request.form
    new = NewObligation(
        kind=form.get("kind", ""),
        measure=form.get("measure", ""),
        title=form.get("title", "").strip(),
        clause=form.get("clause", "").strip(),
        sanction=form.get("sanction", "").strip(),
        due_on=read_day(form.get("due", "")),
    )
    add_obligation(work(), contract.id, new)
    return _fragment(contract)


@blueprint.post("/contracts/<contract_id>/outcomes", endpoint="outcomes")
@says_why
def add_template(contract_id: str) -> ViewAnswer:
    """Form: due. Enters the outcomes of the template that are missing."""
    contract = own_contract(contract_id)
    add_outcomes(work(), contract.id, read_day(request.form.get("due", "")))
    return _fragment(contract)


@blueprint.post("/contracts/<contract_id>/obligations/<obligation_id>", endpoint="step")
@says_why
def step(contract_id: str, obligation_id: str) -> ViewAnswer:
    """Form: event, seen, note, next, ends, workers."""
    contract, form = own_contract(contract_id), request.form
    found = obligation_of(database(), current_member().organisation, obligation_id)
    if found is None or found.contract_id != contract.id:
        raise NotFound
    taken = StepForm(
        event=form.get("event", ""),
        seen=form.get("seen", ""),
        note=form.get("note", "").strip(),
        next_on=read_day(form["next"]) if form.get("next") else None,
        ends_contract="ends" in form,
        workers=form.get("workers", "").strip(),
    )
    take_obligation_step(work(), services().trust, found, taken, _today())
    return _fragment(contract)


def own_contract(contract_id: str) -> Contract:
    """Raises NotFound for one by which the affiliate does not buy."""
    mine = contracts_of(database(), current_member().organisation)
    for one in mine:
        if one.id == contract_id:
            return one
    raise NotFound


def _fragment(contract: Contract) -> str:
    database().flush()
    return render_template(
        "affiliate/contracts/templates/register.html", contract=contract, **_register(contract)
    )


def _register(contract: Contract) -> dict[str, object]:
    lines = obligation_lines(contract.id, _today())
    return {
        "obligations": lines,
        "kinds": [(key, str(label)) for key, label in obligation_texts.KINDS.items()],
        "measures": [(key, str(label)) for key, label in obligation_texts.MEASURES.items()],
    }


def _today() -> date:
    return now().astimezone(own_zone()).date()
