"""/quarantine: the list, and the decision about one request."""

from dataclasses import dataclass

from flask import flash, redirect, render_template, url_for
from flask_babel import lazy_gettext
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response

from app.accounts.current_member import CurrentMember, current_member
from app.dashboard.frame.members import name_of
from app.dashboard.frame.request import database, now, services
from app.dashboard.frame.translate import gettext
from app.dashboard.monitor.quarantine.blueprint import blueprint
from app.dashboard.wording.times import exact, own_zone, short
from bots.registry import label
from case_management.audit.actions.record import record
from case_management.audit.audit_action import AuditAction
from intake.inbox.quarantine import QuarantineState, decide, held_count, quarantined_for
from intake.inbox.seen import Quarantined

REASONS = {
    "signature": lazy_gettext("The carrier's signature is missing or wrong"),
    "malformed": lazy_gettext("Signed, but a field that every message has is missing"),
    "no-line": lazy_gettext("Signed, but sent to a number that is not one of our lines"),
}
STATES = {
    QuarantineState.ACCEPTED: lazy_gettext("accepted, being processed"),
    QuarantineState.TAKEN: lazy_gettext("processed"),
    QuarantineState.DROPPED: lazy_gettext("dropped"),
    QuarantineState.FAILED: lazy_gettext("accepted, but it has no message for any of our lines"),
}


@dataclass(frozen=True)
class QuarantineRow:
    """One request: when, by which channel, why it is here. Nothing of what is in it."""

    id: str
    time: str
    exact: str
    channel: str
    reason: str
    held: bool
    state: str
    decided_by: str


@blueprint.get("/quarantine", endpoint="page")
def show_all() -> str:
    """What waits for a decision first."""
    rows = [_row(one) for one in quarantined_for(database(), current_member().organisation)]
    return render_template(
        "monitor/quarantine/templates/page.html",
        held=[row for row in rows if row.held],
        decided=[row for row in rows if not row.held],
        days=services().policy.retention.quarantine,
    )


def waiting_count(member: CurrentMember) -> int:
    """How many wait for a decision, for the navigation."""
    return held_count(database(), member.organisation)


@blueprint.post("/quarantine/<identifier>/accept", endpoint="accept")
def accept(identifier: str) -> Response:
    """The collector takes it in through the door, once."""
    _decide(identifier, QuarantineState.ACCEPTED)
    return redirect(url_for("quarantine.page"), 303)


@blueprint.post("/quarantine/<identifier>/drop", endpoint="drop")
def drop(identifier: str) -> Response:
    """Its sealed bytes are destroyed; that it was here stays on the list."""
    _decide(identifier, QuarantineState.DROPPED)
    return redirect(url_for("quarantine.page"), 303)


def _decide(identifier: str, state: QuarantineState) -> None:
    session, member = database(), current_member()
    row = session.get(Quarantined, identifier)
    if row is None or row.organisation_id not in {None, member.organisation}:
        raise NotFound
    if not decide(session, identifier, member.organisation, state, member.id, now()):
        flash(gettext("Someone else has already decided about this one."), "warn")
        return
    action = (
        AuditAction.ACCEPT_QUARANTINED
        if state is QuarantineState.ACCEPTED
        else AuditAction.DROP_QUARANTINED
    )
    record(
        session,
        member.organisation,
        member.id,
        action,
        identifier,
        now(),
        {"channel": row.channel, "reason": row.reason},
    )
    flash(
        gettext("Accepted. It will be processed within a few seconds.")
        if state is QuarantineState.ACCEPTED
        else gettext("Dropped. Its content has been destroyed.")
    )


def _row(one: Quarantined) -> QuarantineRow:
    zone = own_zone()
    return QuarantineRow(
        id=one.id,
        time=short(one.received_at, zone, now()),
        exact=exact(one.received_at, zone),
        channel=label(one.channel, ""),
        reason=str(REASONS.get(one.reason, one.reason)),
        held=one.state == QuarantineState.HELD,
        state="" if one.state == QuarantineState.HELD else str(STATES[QuarantineState(one.state)]),
        decided_by=_decided_by(one),
    )


def _decided_by(one: Quarantined) -> str:
    return name_of(one.decided_by) if one.decided_by else ""
