"""Cases that another organisation offers: looked at, accepted or refused with a reason."""

from dataclasses import dataclass

from flask import jsonify, render_template, url_for
from flask_babel import gettext as _
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response

from app.accounts.current_member import CurrentMember, current_member
from app.accounts.rosters.pinned_fingerprints import keep_pins
from app.dashboard.frame.json_bodies import read
from app.dashboard.frame.members import roster, stored_name, work
from app.dashboard.frame.page.refused_views import ViewAnswer, says_why
from app.dashboard.frame.request import database, now, ring, services, writes
from app.dashboard.frame.sealed_records import SealedBody, sealed_records
from app.dashboard.monitor.transfers.blueprint import blueprint
from app.dashboard.monitor.transfers.bodies import (
    AcceptBody,
    ConfirmedOrganisationsBody,
    SharedReasonBody,
)
from app.dashboard.monitor.transfers.other_organisation import other_answer
from app.dashboard.wording.alert.alert_texts import language_name
from app.dashboard.wording.case_texts import category_words, level_words
from app.dashboard.wording.times import exact, own_zone, short
from app.dashboard.wording.transfer_texts import STATES
from case_management.audit.audit_action import AuditAction
from case_management.cases.models import Case
from case_management.supply_chain.models import Factory
from case_management.transfers.actions.take import accept, refuse
from case_management.transfers.models import CaseTransfer
from case_management.transfers.queries import offer_to, offers_to, reports_given, settled_offers
from vault.encoding import b64u
from vault.organisations import Organisation


@dataclass(frozen=True)
class OfferRow:
    """One offer, in the list and at the head of its page."""

    id: str
    organisation: str
    who: str
    time: str
    exact: str
    kind: str
    level: str
    danger: bool
    factory: str
    language: str
    threads: int
    state: str
    waits: bool


@blueprint.get("/transfers", endpoint="list")
def show_all() -> str:
    """What waits for a decision, the oldest first; then what was settled."""
    own = current_member().organisation
    rows = [_row(one) for one in offers_to(database(), own)]
    settled = [_row(one) for one in settled_offers(database(), own)]
    return render_template("monitor/transfers/templates/list.html", rows=rows, settled=settled)


def waiting_count(member: CurrentMember) -> int:
    """How many offers wait, for the navigation."""
    return len(offers_to(database(), member.organisation))


def own_offer(transfer_id: str) -> CaseTransfer:
    """One that was offered to the member's organisation. Raises NotFound for any other."""
    found = offer_to(database(), current_member().organisation, transfer_id)
    if found is None:
        raise NotFound
    return found


@blueprint.get("/transfers/<transfer_id>", endpoint="page")
def show(transfer_id: str) -> str:
    """Without a word of the worker: what they wrote is served from the acceptance on."""
    transfer = own_offer(transfer_id)
    return render_template(
        "monitor/transfers/templates/offer.html", transfer=transfer, row=_row(transfer)
    )


@blueprint.get("/transfers/<transfer_id>.json", endpoint="data")
@writes
@says_why
def data(transfer_id: str) -> ViewAnswer:
    """{document, giver, records, organisation, chain, pins}; logged."""
    transfer = own_offer(transfer_id)
    bodies = {}
    if transfer.cover_sealed is not None:
        bodies[transfer.id] = SealedBody("transfer", transfer.cover_sealed)
    if transfer.refusal_id and transfer.refusal_sealed:
        bodies[transfer.refusal_id] = SealedBody("transfer-refusal", transfer.refusal_sealed)
    work().record(current_member().organisation, AuditAction.OPEN_OFFER, transfer.id)
    return jsonify(
        document=b64u(transfer.document or b""),
        giver={"member": transfer.offered_by, "signature": b64u(transfer.signature or b"")},
        records=sealed_records(bodies),
        **other_answer(transfer.organisation_id),
    )


@blueprint.post("/transfers/<transfer_id>/accept", endpoint="accept")
@says_why
def take(transfer_id: str) -> ViewAnswer:
    """{signature} -> {"case": address}: the threads go on here."""
    taken = accept(work(), own_offer(transfer_id), read(AcceptBody).signature, roster())
    ring()
    return jsonify(case=url_for("case.page", case_id=taken.id))


@blueprint.post("/transfers/<transfer_id>/refuse", endpoint="refuse")
@says_why
def give_back(transfer_id: str) -> ViewAnswer:
    """It stays with the giver, who reads why."""
    transfer, body = own_offer(transfer_id), read(SharedReasonBody)
    refuse(work(), transfer, body.sealed_to(transfer.organisation_id))
    ring()
    return jsonify(refused=True)


@blueprint.post("/transfers/pins", endpoint="pins")
def pin() -> Response:
    """{wrapped}: the confirmed fingerprints, sealed under the member's own key."""
    keep_pins(database(), current_member().id, read(ConfirmedOrganisationsBody).wrapped, now())
    return jsonify(kept=True)


def _row(transfer: CaseTransfer) -> OfferRow:
    case = database().get_one(Case, transfer.case_id)
    # Of a case that stayed with the giver nothing is told that happened since.
    told = transfer.state in ("offered", "accepted")
    factory = database().get(Factory, case.factory_id) if told and case.factory_id else None
    policy, zone = services().policy, own_zone()
    at = transfer.offered_at or transfer.asked_at
    return OfferRow(
        id=transfer.id,
        organisation=database().get_one(Organisation, transfer.organisation_id).name,
        who=stored_name(transfer.offered_by) or "",
        time=short(at, zone, now()),
        exact=exact(at, zone),
        kind=category_words(case.category, policy) if told else _("Case"),
        level=level_words(case.level, policy) if told else "",
        danger=told and case.level == "L1",
        factory=factory.name if factory else "",
        language=language_name(case.language) if told else "",
        threads=len(reports_given(transfer)),
        state=str(STATES[transfer.state]),
        waits=transfer.state == "offered",
    )
