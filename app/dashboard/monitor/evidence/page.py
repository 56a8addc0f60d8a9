"""The evidence of one case on one page; its texts come to a browser that holds keys."""

from flask import jsonify, redirect, render_template, url_for
from werkzeug.wrappers import Response

from app.dashboard.frame.members import work
from app.dashboard.frame.request import database, writes
from app.dashboard.frame.sealed_records import SealedBody, sealed_records
from app.dashboard.monitor.evidence.blueprint import blueprint
from app.dashboard.monitor.evidence.fact_lines import fact_lines
from app.dashboard.monitor.evidence.register_lines import register_lines
from app.dashboard.monitor.own_case import own_case
from app.dashboard.monitor.worked_case import with_joined
from app.dashboard.wording.evidence_texts import PERIODS
from case_management.cases.actions.open_case import open_case
from case_management.cases.models import Case
from case_management.evidence.queries import custody_of, items_of
from case_management.facts.queries import facts_of


@blueprint.get("/cases/<case_id>/evidence", endpoint="page")
def show(case_id: str) -> str | Response:
    """The whole page."""
    case = own_case(case_id)
    if case.id != case_id:
        return redirect(url_for("evidence.page", case_id=case.id))
    return render_template(
        "monitor/evidence/templates/page.html",
        case=case,
        register=register_lines(case),
        facts=fact_lines(case),
        periods=[(key, str(label)) for key, label in PERIODS.items()],
    )


@blueprint.get("/cases/<case_id>/evidence/register", endpoint="register")
def show_register(case_id: str) -> str:
    """The register and the figures alone, after a sealed text was posted."""
    return register_fragment(own_case(case_id))


@blueprint.get("/cases/<case_id>/evidence/records.json", endpoint="records")
@writes
def records(case_id: str) -> Response:
    """{"records": [...]} as the page of a case gets them; logged as opening the case."""
    case = own_case(case_id)
    open_case(work(), case)
    session, cases = database(), with_joined(case)
    found = {one.id: SealedBody("evidence", one.body_sealed) for one in items_of(session, cases)}
    for entry in custody_of(session, cases):
        found[entry.id] = SealedBody("custody", entry.body_sealed)
    for fact in facts_of(session, cases):
        found[fact.id] = SealedBody("fact", fact.body_sealed)
    return jsonify(records=sealed_records(found))


def register_fragment(case: Case) -> str:
    """The fragment that forms answer with."""
    return render_template(
        "monitor/evidence/templates/register.html",
        case=case,
        register=register_lines(case),
        facts=fact_lines(case),
        periods=[(key, str(label)) for key, label in PERIODS.items()],
    )
