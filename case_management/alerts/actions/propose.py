"""A monitor proposes an alert: the document that she signed, sealed for herself and head office."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from case_management.actor import Actor, NotAllowed
from case_management.alerts import rules
from case_management.alerts.document import AlertDocument, read_document
from case_management.alerts.models import Alert
from case_management.alerts.queries import case_facts
from case_management.audit.actions.record import record
from case_management.audit.audit_action import AuditAction
from case_management.cases.models import Case
from case_management.cases.queries import reports_in
from config.policy.policy import Policy
from intake.reports.thread import count_worker_texts
from vault.grants import Grant
from vault.roles import DRAFTERS
from vault.roster import Roster


@dataclass(frozen=True)
class Proposal:
    """What the drafter's browser sends. `document` is checked here and not kept in the clear.

    `monitor_observation`: she says that the statement is the monitor's own observation, which a
    danger to life needs where no worker consented. `offered` are the people who may be written to.
    """

    document: bytes
    signature: bytes
    body_sealed: bytes
    own_grant: Grant
    head_office_grant: Grant
    offered: frozenset[tuple[str, str, str, str]]
    monitor_observation: bool


def propose(
    session: Session,
    case: Case,
    actor: Actor,
    proposal: Proposal,
    roster: Roster,
    head_office: Roster,
    policy: Policy,
    now: datetime,
) -> Alert:
    """Checks the rules and the signature; raises NotAllowed with the first objection.

    `roster` is the monitors', `head_office` the believed roster of who is to release.
    """
    if not actor.roles & DRAFTERS:
        raise NotAllowed("An investigator or a coordinator drafts alerts.")
    document = read_document(proposal.document)
    if session.get(Alert, document.alert) is not None:
        raise NotAllowed("This alert waits for release already.")
    _check(document, case, actor, proposal)
    _check_compared(session, document, case)
    _check_head_office(document, proposal, roster, head_office)
    if not roster.signed(actor.id, "alert", document.raw, proposal.signature):
        raise NotAllowed("The draft is not signed with your key: reload the page and try again.")
    recipients = tuple(one.affiliate for one in document.recipients)
    facts = case_facts(session, case, recipients, now, proposal.monitor_observation)
    for objection in rules.object_to(facts, document.fields, policy, now):
        raise objection.refusal()
    alert = Alert(
        id=document.alert,
        case_id=case.id,
        organisation_id=case.organisation_id,
        release_by_id=document.release_by,
        reference=document.reference,
        state=rules.next_state("draft", "propose", "drafter"),
        digest=document.digest,
        document_sealed=proposal.body_sealed,
        drafter_id=actor.id,
        drafter_signature=proposal.signature,
        drafted_at=now,
    )
    session.add(alert)
    session.add_all([proposal.own_grant, proposal.head_office_grant])
    record(
        session,
        case.organisation_id,
        actor.id,
        AuditAction.PROPOSE_ALERT,
        alert.id,
        now,
        {
            "case": case.id,
            "digest": document.digest,
            "observation": int(proposal.monitor_observation),
        },
    )
    return alert


def _check(document: AlertDocument, case: Case, actor: Actor, proposal: Proposal) -> None:
    if document.organisation != case.organisation_id:
        raise NotAllowed("This draft belongs to another organisation.")
    if set(document.vouched.values()) != {actor.id}:
        raise NotAllowed("You vouch for a statement yourself: nobody can do it for a colleague.")
    chosen = {(one.affiliate, one.member, one.email, one.language) for one in document.recipients}
    if not chosen <= proposal.offered:
        raise NotAllowed("A recipient has changed since: load the page again.")


def _check_compared(session: Session, document: AlertDocument, case: Case) -> None:
    """Every text, of a flood too: the one that was left out may be the one that is quoted."""
    ids = [one.id for one in reports_in(session, case.id)]
    if document.compared < count_worker_texts(session, ids):
        raise NotAllowed(
            "Not every text of the workers was compared, for one has come since: change it, and "
            "let it be compared and shown again."
        )


def _check_head_office(
    document: AlertDocument, proposal: Proposal, roster: Roster, head_office: Roster
) -> None:
    if document.release_by not in roster.releasers:
        raise NotAllowed("Your organisation has not named this head office: ask a coordinator.")
    if head_office.genesis != roster.releasers[document.release_by]:
        raise NotAllowed("The head office is not the one that your coordinators confirmed.")
    for grant, reader in (
        (proposal.own_grant, roster),
        (proposal.head_office_grant, head_office),
    ):
        bound = (grant.record_id, grant.organisation_id, grant.epoch)
        if bound != (document.alert, reader.organisation, reader.epoch):
            raise NotAllowed("Somebody's keys have changed since: load the page again.")
