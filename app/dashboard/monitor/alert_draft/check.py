"""What the rules say to a draft, and how its buyers will see it, before anything is signed."""

from flask import jsonify

from app.dashboard.frame.json_bodies import read
from app.dashboard.frame.page.refusal_texts import refusal_in_words
from app.dashboard.frame.page.refused_views import ViewAnswer, says_why
from app.dashboard.frame.request import database, now, services
from app.dashboard.monitor.alert_draft.blueprint import blueprint
from app.dashboard.monitor.alert_draft.bodies import CheckBody
from app.dashboard.monitor.own_case import own_case
from app.dashboard.wording.alert.bodies import PreviewBody
from app.dashboard.wording.alert.letter import previews
from case_management.alerts.document import read_document
from case_management.alerts.queries import case_facts
from case_management.cases.models import Case
from case_management.disclosure.fields import read_fields
from case_management.disclosure.objections import object_to
from case_management.refusals import Refusal
from intake.reports.proven_texts import ProvenTexts


@blueprint.post("/cases/<case_id>/alert/check", endpoint="check")
@says_why
def check(case_id: str) -> ViewAnswer:
    """{fields, recipients, observation} -> {"objections": [{field, code, sentence}]}."""
    case = ready_case(case_id)
    body = read(CheckBody)
    # The page asks for the reason why a small factory is named; the proposal must carry it.
    facts = case_facts(
        database(),
        case,
        tuple(body.recipients),
        now(),
        body.observation,
        head_office_note=True,
        proven=ProvenTexts(services().trust),
    )
    found = object_to(facts, read_fields(body.fields), services().policy, now())
    return jsonify(
        objections=[
            {
                "field": one.field,
                "code": one.code,
                "sentence": refusal_in_words(one.refusal()),
            }
            for one in found
        ]
    )


@blueprint.post("/cases/<case_id>/alert/preview", endpoint="preview")
@says_why
def preview(case_id: str) -> ViewAnswer:
    """{document} -> {"previews": [{member, page, subject, mail}]}; nothing is kept."""
    case = ready_case(case_id)
    document = read_document(read(PreviewBody).document)
    if document.organisation != case.organisation_id:
        raise Refusal("draft_of_another")
    return jsonify(previews=previews(document))


def ready_case(case_id: str) -> Case:
    """The case, where it has what an alert must name. Raises Refusal."""
    case = own_case(case_id)
    if case.factory_id is None or case.category is None:
        raise Refusal("factory_and_category_first")
    return case
