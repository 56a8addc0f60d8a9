"""A buyer opens and acknowledges an alert; the case shows it and the worker hears of it."""

from sqlalchemy import select

from case_management.alerts.models import Alert, AlertRecipient
from case_management.audit.audit_action import AuditAction
from case_management.cases.actions.tell_workers import stage_by_finding, tell_workers
from case_management.work import Work
from intake.dialogue.model.phrases import Phrase


def note_opened(work: Work, recipient: AlertRecipient) -> None:
    """Records the first reading at the affiliate."""
    if recipient.opened_at is None:
        recipient.opened_at = work.now
    work.record(work.actor.organisation, AuditAction.READ_ALERT, recipient.alert_id)


def acknowledge(work: Work, recipient: AlertRecipient, alert: Alert) -> None:
    """Acknowledges once; a second click changes nothing."""
    if recipient.acknowledged_at is not None:
        return
    first = work.session.scalar(
        select(AlertRecipient.id).where(
            AlertRecipient.alert_id == alert.id, AlertRecipient.acknowledged_at.is_not(None)
        )
    )
    recipient.acknowledged_at, recipient.acknowledged_by = work.now, work.actor.id
    if first is None:
        tell_workers(
            work, alert.case_id, Phrase.NEWS_BUYER_SEEN, stage_by_finding(work, alert.case_id)
        )
    for organisation in (work.actor.organisation, alert.organisation_id):
        work.record(organisation, AuditAction.ACKNOWLEDGE_ALERT, alert.id)
