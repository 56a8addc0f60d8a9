"""What became of the mails of an alert, in a sentence each."""

from collections.abc import Mapping

from flask_babel import gettext
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.mail.record_returned import AUTOMATIC_ANSWER, BOUNCE
from bots.sending.not_sendable import CalledBack
from intake.outbox.delivery_states import WAITING, DeliveryState
from intake.outbox.mail_templates import MailTemplate
from intake.outbox.outbox import Outbound


def deliveries(session: Session, alert_id: str) -> Mapping[str, str]:
    """By the member who is to get it."""
    rows = session.scalars(
        select(Outbound).where(
            Outbound.subject_id == alert_id, Outbound.template == MailTemplate.ALERT
        )
    )
    return {row.recipient_id or "": delivery_words(row.state, row.error_code) for row in rows}


def delivery_words(state: str, code: str | None) -> str:
    """One mail; `code` is why it failed, or what came back about it."""
    if state in (*WAITING, DeliveryState.SENDING):
        return str(gettext("The email waits to be sent."))
    if code == CalledBack.code:
        return str(gettext("Not emailed: it was called back, or no worker agrees any more."))
    if state == DeliveryState.FAILED:
        status = (code or "").removeprefix(BOUNCE)
        return str(gettext("The email did not arrive (%(code)s). Check the address.", code=status))
    if state == DeliveryState.UNCERTAIN:
        return str(gettext("It is not known whether the email arrived."))
    if code == AUTOMATIC_ANSWER:
        return str(gettext("Emailed. An automatic answer came: the reader may be away."))
    return str(gettext("Emailed."))
