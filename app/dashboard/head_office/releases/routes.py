"""/releases: the list, and one alert sealed, for the browser that can open it."""

from dataclasses import dataclass

from flask import jsonify, render_template
from werkzeug.exceptions import NotFound

from app.accounts.current_member import CurrentMember, current_member
from app.accounts.rosters.keys_answer import believed_chain
from app.accounts.rosters.pinned_fingerprints import pins_of
from app.dashboard.frame.members import actor, stored_name
from app.dashboard.frame.page.refused_views import ViewAnswer, says_why
from app.dashboard.frame.request import database, now, services, writes
from app.dashboard.frame.sealed_records import SealedBody, sealed_records
from app.dashboard.head_office.releases.blueprint import blueprint
from app.dashboard.wording.alert.alert_texts import all_words
from app.dashboard.wording.alert.delivery import deliveries
from app.dashboard.wording.alert.return_reasons import REASONS, RECALL_REASONS
from app.dashboard.wording.case_texts import ALERT_STATES
from app.dashboard.wording.remarks.page_rules import page_rules
from app.dashboard.wording.times import exact, own_zone, short
from case_management.alerts.models import Alert
from case_management.alerts.queries import (
    alert_for_release,
    previous_release,
    recipients_of,
    to_release,
)
from case_management.audit.actions.record import record
from case_management.audit.audit_action import AuditAction
from case_management.refusals import Refusal
from vault.encoding import b64u
from vault.organisations import Organisation
from vault.roster import RosterRefused


@dataclass(frozen=True)
class ReleaseRow:
    """One alert in the list."""

    id: str
    reference: str
    organisation: str
    drafter: str
    time: str
    exact: str
    state: str
    waits: bool


@blueprint.get("/releases", endpoint="list")
def show_all() -> str:
    """What waits first, then what was decided."""
    rows = [_row(one) for one in to_release(database(), current_member().organisation)]
    return render_template("head_office/releases/templates/list.html", rows=rows)


def waiting_count(member: CurrentMember) -> int:
    """How many alerts wait for this head office, for the navigation."""
    return sum(1 for one in to_release(database(), member.organisation) if _waits(one))


def _waits(alert: Alert) -> bool:
    return alert.state == "proposed"


def _row(alert: Alert) -> ReleaseRow:
    zone = own_zone()
    at = alert.released_at or alert.drafted_at
    return ReleaseRow(
        id=alert.id,
        reference=alert.reference,
        organisation=database().get_one(Organisation, alert.organisation_id).name,
        drafter=stored_name(alert.drafter_id) or "",
        time=short(at, zone, now()),
        exact=exact(at, zone),
        state=str(ALERT_STATES[alert.state]),
        waits=_waits(alert),
    )


def own_alert(alert_id: str) -> Alert:
    """An alert that the member's head office releases. Raises NotFound for any other."""
    alert = alert_for_release(database(), current_member().organisation, alert_id)
    if alert is None:
        raise NotFound
    return alert


@blueprint.get("/releases/<alert_id>", endpoint="release")
def show(alert_id: str) -> str:
    """The frame of the page; what was drafted is opened and shown by the browser."""
    alert = own_alert(alert_id)
    return render_template(
        "head_office/releases/templates/release.html",
        alert=alert,
        row=_row(alert),
        releaser=stored_name(alert.releaser_id) or "",
        reasons=[(code, str(label)) for code, label in REASONS.items()],
        returned=str(REASONS[alert.return_reason]) if alert.return_reason else None,
        delivered=_delivered(alert),
        recall_reasons=[(code, str(label)) for code, label in RECALL_REASONS.items()],
        recalled=str(RECALL_REASONS[alert.recall_reason]) if alert.recall_reason else None,
        words=all_words(services().policy),
        remark_rules=page_rules(services().policy.remarks),
        remark_known=[],
    )


def _delivered(alert: Alert) -> list[tuple[str, str]]:
    """(affiliate, what became of its mail) of each recipient."""
    mailed = deliveries(database(), alert.id)
    return [
        (
            database().get_one(Organisation, one.affiliate_id).name,
            mailed.get(one.member_id, ""),
        )
        for one in recipients_of(database(), alert.id)
    ]


@blueprint.get("/releases/<alert_id>.json", endpoint="data")
@writes
@says_why
def data(alert_id: str) -> ViewAnswer:
    """The sealed document, who signed it, and the signed roster of the monitors; logged."""
    alert = own_alert(alert_id)
    session, member = database(), current_member()
    sealed = sealed_records({alert.id: SealedBody("alert", alert.document_sealed)})
    if not sealed:
        raise Refusal("alert_not_sealed_for_you")
    try:
        monitors = believed_chain(session, services().trust, alert.organisation_id)
    except RosterRefused:
        raise Refusal("drafters_roster_refused") from None
    previous = previous_release(session, alert)
    pins = pins_of(session, member.id)
    record(
        session, member.organisation, actor().id, AuditAction.OPEN_PROPOSED_ALERT, alert.id, now()
    )
    return jsonify(
        organisation=alert.organisation_id,
        digest=alert.digest,
        drafter={"member": alert.drafter_id, "signature": b64u(alert.drafter_signature)},
        record=sealed[0],
        monitors=monitors,
        previous=b64u(previous.document) if previous and previous.document else None,
        pins=b64u(pins) if pins else None,
    )
