"""From an outbox row to the sending of its mail: to whom, in which language, with which link."""

from collections.abc import Callable

from sqlalchemy.orm import Session

from app.accounts.members import Member
from app.mail.compose import compose
from app.mail.errors import MailCalledBack, MailRefused
from app.mail.send import send
from case_management.alerts.authorise import authorise, is_recalled, may_still_go
from case_management.alerts.queries import release_day
from case_management.audit.models import AuditCheckpoint
from case_management.audit.verify_log import checkpoint_of
from case_management.cases.actions.danger_alarm import waiting_dangers
from case_management.cases.models import OnCall
from case_management.refusals import Refusal
from config.policy.cases.evidence import Consent
from config.settings import CourierSettings
from intake.outbox.mail_templates import MailTemplate
from intake.outbox.outbox import Outbound
from vault.checkpoints import CheckpointFolder
from vault.trust import Trust

PATHS = {
    MailTemplate.ACCOUNT: "/account",
    MailTemplate.CHECKPOINT: "/log",
    MailTemplate.DANGER: "/cases/{subject}",
    MailTemplate.LATE: "/cases?late=1",
    MailTemplate.NEWS: "/",
    MailTemplate.OPERATOR: "/",
    MailTemplate.TEST: "/hours",
}
ABOUT_ALERTS = {MailTemplate.ALERT: "released", MailTemplate.RECALL: "recalled"}
"""What goes to the address that two people signed, and the state in which the alert must be."""
LIST = "/"
"""Where the dangers stand first, for a mail that is about several."""


def mail_for(
    session: Session, row: Outbound, trust: Trust, settings: CourierSettings, consent: Consent
) -> Callable[[], None]:
    """What sends this row's mail. Raises MailRefused or RosterRefused when it may not go.

    An alert, or its recall, goes to the address that two people signed; all other mails to the
    member's own.
    """
    base = settings.public_dashboard_url
    waiting, on_call = 1, True
    organisation, released_on, checkpoint = "", None, ""
    if row.template not in set(MailTemplate):
        raise MailRefused("there is no such mail")
    template = MailTemplate(row.template)
    try:
        if template in ABOUT_ALERTS:
            state = ABOUT_ALERTS[template]
            if template is MailTemplate.ALERT and is_recalled(session, row.subject_id or ""):
                raise MailCalledBack("head office called it back")
            signed = authorise(session, trust, row.subject_id or "", row.recipient_id or "", state)
            if template is MailTemplate.ALERT and not may_still_go(session, trust, signed, consent):
                raise MailCalledBack("no worker agrees to it any more")
            mail, organisation = signed.recipient, signed.head_office
            released_on = release_day(session, signed.document.release_by, signed.released_at)
            to, language, reference = mail.email, mail.language, mail.reference
            link = f"{base}/r/{mail.reference}"
        else:
            member = session.get(Member, row.recipient_id or "")
            if member is None or member.email is None:
                raise MailRefused("nobody to write to")
            to, language, reference = member.email, member.language, ""
            path = PATHS[template]
            if template is MailTemplate.CHECKPOINT:
                checkpoint = _checkpoint(session, member.organisation_id, row, settings)
            if template is MailTemplate.DANGER:
                # As it is when the mail goes, which may be long after it was written.
                duty = session.get(OnCall, member.organisation_id)
                on_call = duty is not None and duty.member_id == member.id
                waiting = waiting_dangers(session, member.organisation_id)
                path = LIST if waiting > 1 else path
            link = base + path.format(subject=row.subject_id)
        message = compose(
            template,
            to,
            language,
            reference,
            link,
            f"<{row.id}@{settings.mail_from.rpartition('@')[2]}>",
            settings.mail_from,
            waiting,
            on_call,
            organisation,
            released_on,
            checkpoint,
        )
    except (Refusal, KeyError) as error:
        raise MailRefused("this mail may not go") from error
    return lambda: send(message, settings.smtp_url.get_secret_value())


def _checkpoint(
    session: Session, organisation_id: str, row: Outbound, settings: CourierSettings
) -> str:
    """What the clerk signed. Raises MailRefused for what anybody else wrote there."""
    number = row.subject_id or ""
    stored = (
        session.get(AuditCheckpoint, (organisation_id, int(number))) if number.isdecimal() else None
    )
    if stored is None:
        raise MailRefused("there is no such checkpoint")
    signed = checkpoint_of(stored)
    if not signed.holds(CheckpointFolder(settings.trust_dir).keys()):
        raise MailRefused("nobody of ours signed this checkpoint")
    return signed.text
