"""A monitor proposes an alert: a signed document, sealed for the monitors and head office."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from case_management.actor import Actor
from case_management.alerts.actions.withdraw import withdraw
from case_management.alerts.document import AlertDocument
from case_management.alerts.models import Alert
from case_management.alerts.queries import alerts_of, case_facts
from case_management.alerts.remarks import check_proposed, known_names
from case_management.alerts.rules import ALERTS, DRAFTER
from case_management.audit.audit_action import AuditAction
from case_management.cases.models import Case
from case_management.cases.queries import reports_in
from case_management.cases.watches import trigger_since
from case_management.disclosure.objections import object_to
from case_management.new_ids import require_new_id
from case_management.refusals import Refusal, move
from case_management.work import Work
from intake.outbox.member_news import tell_member
from intake.reports.thread import count_worker_texts
from vault.grants import Grant
from vault.roles import DRAFTERS, Role
from vault.roster import Roster


@dataclass(frozen=True)
class Proposal:
    """What the drafter's browser sends, and who may be written to."""

    document: AlertDocument
    """As it was read; it is checked here and not kept in the clear."""
    signature: bytes
    body_sealed: bytes
    own_grant: Grant
    head_office_grant: Grant
    offered: frozenset[tuple[str, str, str, str]]
    """Affiliate, member, address and language of each."""


def propose(
    work: Work, case: Case, proposal: Proposal, roster: Roster, head_office: Roster
) -> Alert:
    """Checks the rules and the signature; raises Refusal with the first objection.

    `roster` is the monitors', `head_office` the believed roster of who is to release.
    """
    if not work.actor.roles & DRAFTERS:
        raise Refusal("not_a_drafter")
    document = proposal.document
    if work.session.get(Alert, document.alert) is not None:
        raise Refusal("alert_waits")
    if trigger_since(work.session, case.id) is not None:
        raise Refusal("watch_waits")
    require_new_id(work.session, document.alert)
    _check(document, case, work.actor, proposal)
    _check_compared(work.session, document, case)
    _check_head_office(document, proposal, roster, head_office)
    if not roster.signed(work.actor.id, "alert", document.raw, proposal.signature):
        raise Refusal("draft_not_signed")
    recipients = tuple(one.affiliate for one in document.recipients)
    facts = case_facts(
        work.session,
        case,
        recipients,
        work.now,
        document.observation,
        document.signs_off_small_factory,
        work.proven,
    )
    check_proposed(document, known_names(case, facts.factory, roster), work.policy.remarks)
    for objection in object_to(facts, document.fields, work.policy, work.now):
        raise objection.refusal()
    for waiting in alerts_of(work.session, case.id):
        if waiting.state == "proposed":
            withdraw(work, waiting)
    alert = Alert(
        id=document.alert,
        case_id=case.id,
        organisation_id=case.organisation_id,
        release_by_id=document.release_by,
        reference=document.reference,
        state=move(ALERTS, ALERTS.start, "propose", DRAFTER),
        digest=document.digest,
        document_sealed=proposal.body_sealed,
        drafter_id=work.actor.id,
        drafter_signature=proposal.signature,
        drafted_at=work.now,
    )
    work.session.add(alert)
    work.session.add_all([proposal.own_grant, proposal.head_office_grant])
    for member in head_office.members.values():
        if Role.RELEASER in member.roles:
            tell_member(work.session, member.id, work.now)
    work.record(
        case.organisation_id,
        AuditAction.PROPOSE_ALERT,
        alert.id,
        {
            "case": case.id,
            "digest": document.digest,
            "observation": int(document.observation),
        },
    )
    return alert


def _check(document: AlertDocument, case: Case, actor: Actor, proposal: Proposal) -> None:
    if document.organisation != case.organisation_id:
        raise Refusal("draft_of_another")
    if set(document.vouched.values()) != {actor.id}:
        raise Refusal("vouched_by_another")
    chosen = {(one.affiliate, one.member, one.email, one.language) for one in document.recipients}
    if not chosen <= proposal.offered:
        raise Refusal("recipient_changed")


def _check_compared(session: Session, document: AlertDocument, case: Case) -> None:
    """Every text, of a flood too: the one that was left out may be the one that is quoted."""
    ids = [one.id for one in reports_in(session, case.id)]
    if document.compared < count_worker_texts(session, ids):
        raise Refusal("texts_not_compared")


def _check_head_office(
    document: AlertDocument, proposal: Proposal, roster: Roster, head_office: Roster
) -> None:
    if document.release_by not in roster.releasers:
        raise Refusal("office_not_named")
    if head_office.genesis != roster.releasers[document.release_by]:
        raise Refusal("office_not_confirmed")
    for grant, reader in (
        (proposal.own_grant, roster),
        (proposal.head_office_grant, head_office),
    ):
        bound = (grant.record_id, grant.organisation_id, grant.epoch)
        if bound != (document.alert, reader.organisation, reader.epoch):
            raise Refusal("keys_changed")
