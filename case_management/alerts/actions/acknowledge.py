"""A buyer opens and acknowledges an alert; the case shows it and the worker hears of it."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from case_management.actor import Actor
from case_management.alerts.models import Alert, AlertRecipient
from case_management.audit.actions.record import record
from case_management.audit.audit_action import AuditAction
from case_management.cases.actions.tell_workers import tell_workers
from config.policy.policy import Policy
from intake.dialogue.model.phrases import Phrase
from intake.reports.report import Stage


def alert_received(
    session: Session, actor: Actor, alert_id: str
) -> tuple[AlertRecipient, Alert] | None:
    """The alert as this affiliate received it; None when it was not sent to it.

    Where several people of one affiliate are recipients, each has her own row; a colleague who
    is none sees the first.
    """
    rows = session.execute(
        select(AlertRecipient, Alert)
        .join(Alert, Alert.id == AlertRecipient.alert_id)
        .where(
            Alert.id == alert_id,
            AlertRecipient.affiliate_id == actor.organisation,
            Alert.document.is_not(None),
            Alert.state == "released",
        )
        .order_by(AlertRecipient.member_id != actor.id)
    ).all()
    return (rows[0][0], rows[0][1]) if rows else None


def note_opened(session: Session, recipient: AlertRecipient, actor: Actor, now: datetime) -> None:
    """Records the first reading at the affiliate."""
    if recipient.opened_at is None:
        recipient.opened_at = now
    record(session, actor.organisation, actor.id, AuditAction.READ_ALERT, recipient.alert_id, now)


def acknowledge(
    session: Session,
    recipient: AlertRecipient,
    alert: Alert,
    actor: Actor,
    policy: Policy,
    now: datetime,
) -> None:
    """Acknowledges once; a second click changes nothing."""
    if recipient.acknowledged_at is not None:
        return
    first = session.scalar(
        select(AlertRecipient.id).where(
            AlertRecipient.alert_id == alert.id, AlertRecipient.acknowledged_at.is_not(None)
        )
    )
    recipient.acknowledged_at, recipient.acknowledged_by = now, actor.id
    if first is None:
        tell_workers(session, alert.case_id, Phrase.NEWS_BUYER_SEEN, Stage.CONFIRMED, policy, now)
    for organisation in (actor.organisation, alert.organisation_id):
        record(session, organisation, actor.id, AuditAction.ACKNOWLEDGE_ALERT, alert.id, now)
