"""A monitor proposes an alert: the document that she signed, sealed for herself and head office."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from case_management.actor import Actor, NotAllowed
from case_management.audit.actions.record import record
from case_management.cases.models import Case
from case_management.disclosure import rules
from case_management.disclosure.document import AlertDocument, read_document
from case_management.disclosure.models import Alert
from case_management.disclosure.queries import case_facts
from config.policy import Policy
from vault.models import Grant
from vault.roster import Roster

DRAFTERS = frozenset({"investigator", "coordinator"})


@dataclass(frozen=True)
class Proposal:
    """What the drafter's browser sends. `document` is checked here and not kept in the clear."""

    document: bytes
    signature: bytes
    body_sealed: bytes
    own_grant: Grant
    head_office_grant: Grant


def propose(
    session: Session, case: Case, actor: Actor, proposal: Proposal, roster: Roster, policy: Policy,
    now: datetime,
) -> Alert:  # fmt: skip
    """Checks the rules and the signature; raises NotAllowed with the first objection."""
    if not actor.roles & DRAFTERS:
        raise NotAllowed("An investigator or a coordinator drafts alerts.")
    document = read_document(proposal.document)
    _check(document, case, roster)
    if not roster.signed(actor.id, "alert", document.raw, proposal.signature):
        raise NotAllowed("The draft is not signed with your key: reload the page and try again.")
    recipients = tuple(one.affiliate for one in document.recipients)
    facts = case_facts(session, case, recipients, now, monitor_observation=True)
    for objection in rules.object_to(facts, document.fields, policy, now):
        raise NotAllowed(objection.sentence)
    alert = Alert(
        id=document.alert, case_id=case.id, organisation_id=case.organisation_id,
        release_by_id=document.release_by, reference=document.reference,
        state=rules.next_state("draft", "propose", "drafter"), digest=document.digest,
        document_sealed=proposal.body_sealed, drafter_id=actor.id,
        drafter_signature=proposal.signature, drafted_at=now,
    )  # fmt: skip
    session.add(alert)
    session.add_all([proposal.own_grant, proposal.head_office_grant])
    record(session, case.organisation_id, actor.id, "alert.propose", alert.id, now,
           {"case": case.id, "digest": document.digest})  # fmt: skip
    return alert


def _check(document: AlertDocument, case: Case, roster: Roster) -> None:
    if document.organisation != case.organisation_id:
        raise NotAllowed("This draft belongs to another organisation.")
    if document.release_by not in roster.releasers:
        raise NotAllowed("Your organisation has not named this head office: ask a coordinator.")
