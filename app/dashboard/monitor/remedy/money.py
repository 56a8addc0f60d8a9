"""The ledger of a remedy: what workers are owed, and what was paid."""

from flask import request
from werkzeug.exceptions import BadRequest, NotFound

from app.dashboard.frame.members import work
from app.dashboard.frame.page.refused_views import ViewAnswer, says_why
from app.dashboard.frame.request import database
from app.dashboard.monitor.own_case import own_case
from app.dashboard.monitor.remedy.blueprint import blueprint
from app.dashboard.monitor.remedy.page import plan_fragment
from app.dashboard.monitor.remedy.planned import own_action, planned
from case_management.remedies.actions.record_payment import record_payment, take_back_payment
from case_management.remedies.models import RemedyPayment
from case_management.remedies.money import read_money

ID_LENGTH = 32


@blueprint.post("/cases/<case_id>/remedy/money", endpoint="payment")
@says_why
def payment(case_id: str) -> ViewAnswer:
    """Form: `id`, `action`, `kind`, `amount`, `currency`, `people`."""
    case, form = own_case(case_id), request.form
    identifier = form.get("id", "")
    if len(identifier) != ID_LENGTH or not set(identifier) <= set("0123456789abcdef"):
        raise BadRequest
    action = own_action(case, form.get("action", ""))
    money = read_money(form.get("amount", ""), form.get("currency", ""))
    people = form.get("people", 0, type=int)
    kind = form.get("kind", "")
    record_payment(work(), planned(case), action, identifier, kind, money, people)
    return plan_fragment(case)


@blueprint.post("/cases/<case_id>/remedy/money/<payment_id>/back", endpoint="take_back")
@says_why
def take_back(case_id: str, payment_id: str) -> ViewAnswer:
    """Says that a line was an error."""
    case = own_case(case_id)
    line = database().get(RemedyPayment, payment_id)
    if line is None or line.case_id != case.id:
        raise NotFound
    take_back_payment(work(), planned(case), line)
    return plan_fragment(case)
