"""/alerts/<id>/actions: what the affiliate did about an alert."""

from datetime import date

from flask import jsonify, render_template, request
from werkzeug.wrappers import Response

from app.accounts.current_member import current_member
from app.dashboard.affiliate.actions.blueprint import blueprint
from app.dashboard.affiliate.actions.lines import actions_about
from app.dashboard.affiliate.own_alert import concerned, shown_alert
from app.dashboard.frame.members import work
from app.dashboard.frame.page.refused_views import ViewAnswer, says_why
from app.dashboard.frame.request import database, services
from app.dashboard.frame.sealed_records import SealedBody, sealed_records
from case_management.alerts.document import AlertDocument
from case_management.alerts.models import Alert
from case_management.buyer_actions.actions.record_action import NOTE, WhatWasDone, record_action
from case_management.buyer_actions.queries import actions_seen_by
from case_management.refusals import Refusal
from case_management.supply_chain.affiliate_contracts import contracts_of


@blueprint.post("/alerts/<alert_id>/actions", endpoint="record")
@says_why
def record(alert_id: str) -> ViewAnswer:
    """Form: kind, done_on, contract, note, shared. Answers with the list and an empty form."""
    alert, document = shown_alert(alert_id)
    form = request.form
    done = WhatWasDone(
        kind=form.get("kind", ""),
        done_on=read_day(form.get("done_on", "")),
        note=form.get("note", "").strip(),
        shared="shared" in form,
        contract_id=_contract(alert, document, form.get("contract", "")),
    )
    record_action(work(), services().trust, alert, done)
    database().flush()
    actions = actions_about(alert, document)
    return render_template("affiliate/actions/templates/done.html", done=actions, said=True)


@blueprint.get("/alerts/<alert_id>/actions.json", endpoint="records")
def records(alert_id: str) -> Response:
    """{"records": [...]}: the sealed notes that the member's affiliate may read."""
    alert, _document = shown_alert(alert_id)
    return jsonify(
        records=sealed_records(
            {
                one.id: SealedBody(NOTE, one.note_sealed)
                for one in actions_seen_by(database(), current_member().organisation, (alert.id,))
                if one.note_sealed is not None
            }
        )
    )


def read_day(text: str) -> date:
    """A day as a browser sends it. Raises Refusal."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise Refusal("day_missing") from None


def _contract(alert: Alert, document: AlertDocument, wanted: str) -> str | None:
    mine = current_member().organisation
    offered = concerned(contracts_of(database(), mine), alert, document, mine)
    return wanted if wanted in {one.id for one in offered} else None
