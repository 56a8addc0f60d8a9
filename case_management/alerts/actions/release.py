"""Another person releases an alert, signing the very same bytes; or returns it."""

from case_management.alerts.document import AlertDocument, read_document
from case_management.alerts.models import Alert, AlertRecipient, ReleasedBand
from case_management.alerts.queries import case_facts
from case_management.alerts.remarks import check_released
from case_management.alerts.rules import ALERTS, AlertProgress, advance
from case_management.audit.audit_action import AuditAction
from case_management.cases.actions.tell_workers import stage_by_finding, tell_workers
from case_management.cases.exposures import ExposureKind, note_exposure
from case_management.cases.models import Case
from case_management.cases.watches import trigger_since
from case_management.disclosure.objections import object_to
from case_management.refusals import Refusal, move
from case_management.work import Work
from config.platform.database import new_id
from intake.dialogue.model.phrases import Phrase
from intake.outbox.mail_templates import MailTemplate
from intake.outbox.member_news import tell_member
from intake.outbox.outbox import post_mail
from vault.roles import Role
from vault.roster import Roster


def release(
    work: Work,
    alert: Alert,
    raw: bytes,
    signature: bytes,
    roster: Roster,
    confirmed: frozenset[tuple[str, str, str]] = frozenset(),
) -> None:
    """Stores the signed bytes and posts one mail a recipient. Raises Refusal.

    `confirmed` are the remarks that the releaser looked at: language, kind and text of each.
    `roster` is the head office's; the courier checks both signatures again for each mail. The
    rules are asked again too: a worker may have written or taken a consent back since.
    """
    document = read_document(raw)
    if document.digest != alert.digest or document.alert != alert.id:
        raise Refusal("not_the_proposed")
    progress = AlertProgress(state=alert.state, proposed_by=alert.drafter_id)
    roles = work.actor.roles
    role = Role.RELEASER if Role.RELEASER in roles else min(roles, default="nobody")
    moved = advance(progress, "release", role, work.actor.id)
    if not roster.signed(work.actor.id, "alert", raw, signature):
        raise Refusal("release_not_signed")
    if trigger_since(work.session, alert.case_id) is not None:
        raise Refusal("watch_waits")
    told = _ask_rules_again(work, alert, document)
    check_released(document, confirmed, work.policy.remarks)
    alert.state = moved.state
    alert.document = raw
    alert.releaser_id, alert.releaser_signature = work.actor.id, signature
    alert.released_at = work.now
    work.session.add(told)
    note_exposure(work.session, alert.case_id, ExposureKind.RELEASE, work.now)
    _post(work, alert, document)
    tell_workers(
        work, alert.case_id, Phrase.NEWS_BUYERS_TOLD, stage_by_finding(work, alert.case_id)
    )
    for organisation in (alert.organisation_id, alert.release_by_id):
        work.record(
            organisation,
            AuditAction.RELEASE_ALERT,
            alert.id,
            {"digest": alert.digest, "remarks": len(confirmed)},
        )


def return_to_drafter(work: Work, alert: Alert, reason: str) -> None:
    """Sends a proposal back with a coded reason. Raises Refusal."""
    if reason not in RETURN_REASONS:
        raise Refusal("reason_unknown")
    alert.state = move(ALERTS, alert.state, "return", Role.RELEASER)
    alert.return_reason = reason
    tell_member(work.session, alert.drafter_id, work.now)
    for organisation in (alert.organisation_id, alert.release_by_id):
        work.record(
            organisation,
            AuditAction.RETURN_ALERT,
            alert.id,
            {"why": reason},
        )


RETURN_REASONS = ("points_to_a_person", "evidence_unclear", "wording", "wrong_recipients")


def _ask_rules_again(work: Work, alert: Alert, document: AlertDocument) -> ReleasedBand:
    """What the ledger keeps of it. Raises Refusal with the first objection."""
    case = work.session.get_one(Case, alert.case_id)
    recipients = tuple(one.affiliate for one in document.recipients)
    # What workers told and no worker consents to any more is not made an observation by waiting:
    # whether it is one, both sign.
    facts = case_facts(
        work.session,
        case,
        recipients,
        work.now,
        document.observation,
        document.signs_off_small_factory,
        work.proven,
    )
    for objection in object_to(facts, document.fields, work.policy, work.now):
        raise objection.refusal()
    return ReleasedBand(
        alert_id=alert.id,
        factory_id=case.factory_id,
        category=facts.category,
        band=document.fields.affected_band,
        affected_count=facts.affected_count,
        released_at=work.now,
    )


def _post(work: Work, alert: Alert, document: AlertDocument) -> None:
    for one in document.recipients:
        work.session.add(
            AlertRecipient(
                id=new_id(),
                alert_id=alert.id,
                affiliate_id=one.affiliate,
                member_id=one.member,
                reference=one.reference,
            )
        )
        post_mail(
            work.session,
            MailTemplate.ALERT,
            one.member,
            alert.id,
            f"alert/{alert.id}/{one.member}",
            work.now,
        )
