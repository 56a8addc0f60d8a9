"""Keeps with a mail of ours what came back about it, so that whoever sent it sees it."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.mail.returned import MailOutcome, Returned
from case_management.alerts.models import Alert
from intake.monitoring.alarms import MAIL_REFUSED, raise_alarm
from intake.outbox.delivery_states import DeliveryEvent, DeliveryState
from intake.outbox.mail_templates import MailTemplate
from intake.outbox.outbox import MAIL, Outbound, record_delivery

AUTOMATIC_ANSWER = "auto-reply"
"""Stands with a mail whose reader is away; the mail is there."""
BOUNCE = "dsn-"
"""How the code of a bounce begins; the status of the server that gave up follows."""
_EVENTS = {
    MailOutcome.BOUNCED: DeliveryEvent.UNDELIVERED,
    MailOutcome.ARRIVED: DeliveryEvent.DELIVERED,
}


def record_returned(session: Session, returned: Returned, now: datetime) -> bool:
    """False where it is about no mail of ours, or says nothing of it; nothing is written then.

    A bounce of a mail of an alert or its recall is an alarm of the head office: a buyer does not
    know what the house believes that they know.
    """
    row = session.scalar(
        select(Outbound).where(Outbound.id == (returned.row or ""), Outbound.kind == MAIL)
    )
    if row is None or returned.outcome in {MailOutcome.OTHER, MailOutcome.DELAYED}:
        return False
    if returned.outcome is MailOutcome.AUTOMATIC:
        row.error_code = row.error_code or AUTOMATIC_ANSWER
        return True
    before = row.state
    code = f"{BOUNCE}{returned.status or '5.0.0'}"
    event = _EVENTS[returned.outcome]
    record_delivery(
        session, row.id, event, code if event is DeliveryEvent.UNDELIVERED else None, now
    )
    if row.state == DeliveryState.FAILED != before and row.template in _OF_ALERTS:
        alert = session.get(Alert, row.subject_id or "")
        raise_alarm(session, MAIL_REFUSED, alert.release_by_id if alert else None, now)
    return True


_OF_ALERTS = (MailTemplate.ALERT, MailTemplate.RECALL)
