"""The drafter signs: the document is checked once more and waits for the head office."""

from flask import flash, jsonify, redirect, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response

from app.dashboard.frame.json_bodies import read
from app.dashboard.frame.members import roster, work
from app.dashboard.frame.page.refusal_texts import refusal_in_words
from app.dashboard.frame.page.refused_views import ViewAnswer, says_why
from app.dashboard.frame.request import database, now, services
from app.dashboard.monitor.alert_draft.blueprint import blueprint
from app.dashboard.monitor.alert_draft.bodies import DataKeyGrantBody, ProposeBody
from app.dashboard.monitor.alert_draft.check import ready_case
from app.dashboard.monitor.alert_draft.recipients import reached_by
from app.dashboard.monitor.own_case import own_case
from case_management.alerts.actions.propose import Proposal, propose
from case_management.alerts.actions.withdraw import withdraw
from case_management.alerts.document import read_document
from case_management.alerts.queries import alerts_of
from case_management.refusals import Refusal
from vault.grants import Grant
from vault.roster import Roster, RosterRefused


@blueprint.post("/cases/<case_id>/alert", endpoint="propose")
@says_why
def post(case_id: str) -> ViewAnswer:
    """{document, signature, body, own_grant, head_office_grant} -> {"id"}."""
    case = ready_case(case_id)
    body = read(ProposeBody)
    document = read_document(body.document)
    reached = reached_by(database(), services().trust, case, now())
    head_office = _head_office(document.release_by)
    proposal = Proposal(
        document=document,
        signature=body.signature,
        body_sealed=body.body,
        own_grant=_grant(document.alert, roster().organisation, body.own_grant),
        head_office_grant=_grant(document.alert, head_office.organisation, body.head_office_grant),
        offered=frozenset(one.as_signed for one in reached.buyers),
    )
    alert = propose(work(), case, proposal, roster(), head_office)
    return jsonify(id=alert.id), 201


@blueprint.post("/cases/<case_id>/alert/withdraw", endpoint="withdraw")
def take_back(case_id: str) -> Response:
    """What waits for the head office goes no further."""
    case = own_case(case_id)
    try:
        for waiting in alerts_of(database(), case.id):
            if waiting.state == "proposed":
                withdraw(work(), waiting)
                flash(gettext("The alert was withdrawn. Nobody can release it."))
    except Refusal as refusal:
        flash(refusal_in_words(refusal), "warn")
    return redirect(url_for("case.page", case_id=case.id), 303)


def _head_office(organisation_id: str) -> Roster:
    try:
        return services().trust.roster(database(), organisation_id)
    except RosterRefused:
        raise Refusal("office_roster_refused") from None


def _grant(alert_id: str, organisation_id: str, given: DataKeyGrantBody) -> Grant:
    return Grant(
        record_id=alert_id,
        organisation_id=organisation_id,
        epoch=given.epoch,
        key_sealed=given.grant,
    )
