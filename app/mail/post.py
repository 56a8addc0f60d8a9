"""From an outbox row to the sending of its mail: to whom, in which language, with which link."""

from collections.abc import Callable

from sqlalchemy.orm import Session

from app.accounts.members import Member
from app.mail.compose import BadMail, compose
from app.mail.send import send
from bots.sending.compose import NotOurs
from case_management.actor import NotAllowed
from case_management.alerts.authorise import authorise
from config.settings import Courier
from intake.outbox.outbox import Outbound
from vault.trust import Trust

ALERT = "alert"
PATHS = {"danger": "/cases/{subject}", "operator": "/"}


def mail_for(
    session: Session, row: Outbound, trust: Trust, settings: Courier
) -> Callable[[], None]:
    """What sends this row's mail. Raises NotOurs or RosterRefused when it may not go.

    An alert goes to the address that two people signed; all other mails to the member's own.
    """
    base = settings.public_dashboard_url
    try:
        if row.template == ALERT:
            mail = authorise(session, trust, row.subject_id or "", row.recipient_id or "").recipient
            to, language, reference = mail.email, mail.language, mail.reference
            link = f"{base}/r/{mail.reference}"
        else:
            member = session.get(Member, row.recipient_id or "")
            if member is None or member.email is None:
                raise NotOurs("nobody to write to")
            to, language, reference = member.email, member.language, ""
            link = base + PATHS[row.template or ""].format(subject=row.subject_id)
        message = compose(
            row.template or "",
            to,
            language,
            reference,
            link,
            f"<{row.id}@{settings.mail_from.rpartition('@')[2]}>",
            settings.mail_from,
        )
    except (BadMail, NotAllowed, KeyError) as error:
        raise NotOurs("this mail may not go") from error
    return lambda: send(message, settings.smtp_url.get_secret_value())
