"""/cases/<id>/alert: the form, and what the drafter's browser needs to fill and check it."""

from flask import jsonify, render_template, request
from flask_babel import gettext
from werkzeug.wrappers import Response

from app.dashboard.frame.members import actor, roster
from app.dashboard.frame.request import database, now, services, writes
from app.dashboard.frame.sealed_records import SealedBody, sealed_records
from app.dashboard.monitor.alert_draft.blueprint import blueprint
from app.dashboard.monitor.alert_draft.choices import form_of
from app.dashboard.monitor.alert_draft.recipients import reached_by
from app.dashboard.monitor.own_case import own_case
from app.dashboard.wording.alert.alert_texts import all_words, language_name
from app.dashboard.wording.alert.return_reasons import REASONS
from app.dashboard.wording.remarks.page_rules import page_names, page_rules
from case_management.alerts.document import LONGEST_STATEMENT
from case_management.alerts.models import Alert
from case_management.alerts.queries import alerts_of, case_facts
from case_management.alerts.remarks import known_names
from case_management.audit.actions.record import record
from case_management.audit.audit_action import AuditAction
from case_management.cases.models import Case
from case_management.cases.queries import reports_in
from intake.reports.proven_texts import ProvenTexts
from intake.reports.thread import count_worker_texts, worker_texts

AT_ONCE = 500
"""Texts in one answer; the page asks for the rest."""


@blueprint.get("/cases/<case_id>/alert", endpoint="page")
def show(case_id: str) -> str:
    """The form; where the case or the roster is not ready it says who must do what."""
    case = own_case(case_id)
    why_not = _why_not(case)
    if why_not:
        return render_template("monitor/alert_draft/templates/not-yet.html", case=case, why=why_not)
    policy, session = services().policy, database()
    reached = reached_by(session, services().trust, case, now())
    facts = case_facts(
        session,
        case,
        tuple({one.affiliate for one in reached.buyers}),
        now(),
        proven=ProvenTexts(services().trust),
    )
    returned = _returned(case)
    return render_template(
        "monitor/alert_draft/templates/page.html",
        case=case,
        form=form_of(facts, case.opened_at, policy, now()),
        reached=reached,
        languages=sorted({one.language for one in reached.buyers} - {"en"}),
        longest=LONGEST_STATEMENT,
        returned=str(REASONS[returned.return_reason or ""]) if returned else None,
        words=all_words(policy),
        remark_rules=page_rules(policy.remarks),
        remark_known=page_names(known_names(case, facts.factory, roster())),
        language_name=language_name,
    )


def _why_not(case: Case) -> str | None:
    if case.factory_id is None or case.category is None:
        return str(gettext("Choose the factory and the kind of grievance on the page of the case."))
    if not roster().releasers:
        return str(
            gettext(
                "No head office is chosen yet. A coordinator must open People and confirm the "
                "head office that releases your alerts, by its eight words."
            )
        )
    return None


@blueprint.get("/cases/<case_id>/alert.json", endpoint="data")
@writes
def data(case_id: str) -> Response:
    """The sealed texts of workers to compare with, and a returned draft to begin from.

    {"messages", "served", "total", "returned"}: the texts in steps, from ?from= on, until all of
    `total` were served. Serving them is logged.
    """
    case = own_case(case_id)
    reports = [report.id for report in reports_in(database(), case.id)]
    start = max(0, request.args.get("from", 0, type=int))
    texts = worker_texts(database(), reports, start, AT_ONCE)
    bodies = {
        one.id: SealedBody("message", one.body_sealed)
        for one in texts
        if one.body_sealed is not None
    }
    record(
        database(),
        case.organisation_id,
        actor().id,
        AuditAction.OPEN_DRAFT,
        case.id,
        now(),
        {"messages": len(bodies)},
    )
    returned = _returned(case)
    drafts = {returned.id: SealedBody("alert", returned.document_sealed)} if returned else {}
    return jsonify(
        messages=sealed_records(bodies),
        served=start + len(texts),
        total=count_worker_texts(database(), reports),
        returned=next(iter(sealed_records(drafts)), None),
    )


def _returned(case: Case) -> Alert | None:
    newest = next(iter(alerts_of(database(), case.id)), None)
    return newest if newest is not None and newest.state == "returned" else None
