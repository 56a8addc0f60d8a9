"""What courier and pages ask before an alert is mailed or shown: did two people sign exactly this,
and, before it goes, is what workers agreed to still so?"""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from case_management.alerts.document import AlertDocument, Recipient, read_document
from case_management.alerts.models import Alert
from case_management.cases.queries import reports_in
from case_management.disclosure.ladder import needed_consent
from case_management.levels import endangers_life
from case_management.refusals import Refusal
from config.policy.cases.evidence import Audience, Consent
from intake.reports.proven_texts import ProvenTexts
from vault.roles import DRAFTERS, Role
from vault.trust import Trust


@dataclass(frozen=True)
class Authorised:
    """A mail that may go: to this address, in this language, with this reference."""

    document: AlertDocument
    recipient: Recipient
    head_office: str
    """The name of who released it, as its signed roster has it."""
    released_at: datetime
    """As the row has it: nobody signs the moment."""


def authorise(
    session: Session, trust: Trust, alert_id: str, member_id: str, state: str = "released"
) -> Authorised:
    """Checks both signatures against rosters that lead back to the operator's trust files.

    `state` is the one in which its mail goes: "recalled" for the follow-up of a recall.
    Raises Refusal or vault.roster.RosterRefused; nothing that a row says is believed.
    """
    alert = session.get(Alert, alert_id)
    if alert is None or alert.released_at is None or alert.state != state:
        raise Refusal("mail_without_release")
    document, head_office = signed_by_two(session, trust, alert)
    for recipient in document.recipients:
        if recipient.member == member_id and document.alert == alert_id:
            return Authorised(document, recipient, head_office, alert.released_at)
    raise Refusal("mail_recipient_unsigned")


def is_recalled(session: Session, alert_id: str) -> bool:
    """Whether head office called it back: what still waits to be mailed is then no fault."""
    return session.scalar(select(Alert.state).where(Alert.id == alert_id)) == "recalled"


def may_still_go(session: Session, trust: Trust, signed: Authorised, consent: Consent) -> bool:
    """Whether the workers' consent stands at this moment, as receivers signed it: they may take it
    back until it goes."""
    document = signed.document
    case_id = session.scalar(select(Alert.case_id).where(Alert.id == document.alert))
    needed = needed_consent(Audience.BUYER, consent)
    proven = ProvenTexts(trust)
    reports = reports_in(session, case_id or "")
    if any(proven.consent(session, one) >= needed for one in reports):
        return True
    return document.observation and endangers_life(document.fields.level)


def signed_by_two(session: Session, trust: Trust, alert: Alert) -> tuple[AlertDocument, str]:
    """The document, and the name of who released it as its signed roster has it.

    For every mail and every page that shows it. Raises Refusal or vault.roster.RosterRefused.
    """
    if alert.document is None:
        raise Refusal("mail_without_release")
    document = read_document(alert.document)
    monitors = trust.roster(session, document.organisation)
    if document.release_by not in monitors.releasers:
        raise Refusal("mail_of_strange_office")
    head_office = trust.roster(session, document.release_by)
    if head_office.genesis != monitors.releasers[document.release_by]:
        raise Refusal("mail_of_unconfirmed_office")
    drafter = monitors.members.get(alert.drafter_id)
    if drafter is None or not drafter.roles & DRAFTERS:
        raise Refusal("mail_drafter_is_none")
    if not monitors.signed(drafter.id, "alert", document.raw, alert.drafter_signature):
        raise Refusal("mail_draft_not_signed")
    releaser = head_office.members.get(alert.releaser_id or "")
    if releaser is None or Role.RELEASER not in releaser.roles:
        raise Refusal("mail_releaser_is_none")
    # Two ids with one key are one person.
    if releaser.id == drafter.id or releaser.signing == drafter.signing:
        raise Refusal("mail_released_alone")
    if not head_office.signed(releaser.id, "alert", document.raw, alert.releaser_signature or b""):
        raise Refusal("mail_release_not_signed")
    if document.alert != alert.id:
        raise Refusal("not_the_proposed")
    return document, head_office.name
