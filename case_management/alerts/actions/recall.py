"""Head office calls a released alert back: nobody can open it any more, and each buyer is told."""

from case_management.alerts.models import Alert
from case_management.alerts.queries import recipients_of
from case_management.alerts.rules import ALERTS
from case_management.audit.audit_action import AuditAction
from case_management.refusals import Refusal, move
from case_management.work import Work
from intake.outbox.mail_templates import MailTemplate
from intake.outbox.member_news import tell_member
from intake.outbox.outbox import post_mail
from vault.roles import Role

RECALL_REASONS = ("points_to_a_person", "consent_withdrawn", "wrong", "wrong_recipients")


def recall(work: Work, alert: Alert, reason: str) -> None:
    """Takes the alert from every page at once and posts the follow-up. Raises Refusal.

    One person is enough: what is called back shows nothing new to anybody. Mails that still wait
    are not sent (authorise.py).
    """
    if reason not in RECALL_REASONS:
        raise Refusal("reason_unknown")
    role = Role.RELEASER if Role.RELEASER in work.actor.roles else min(work.actor.roles, default="")
    alert.state = move(ALERTS, alert.state, "recall", role)
    alert.recall_reason, alert.recalled_at = reason, work.now
    for one in recipients_of(work.session, alert.id):
        post_mail(
            work.session,
            MailTemplate.RECALL,
            one.member_id,
            alert.id,
            f"recall/{alert.id}/{one.member_id}",
            work.now,
        )
    tell_member(work.session, alert.drafter_id, work.now)
    for organisation in (alert.organisation_id, alert.release_by_id):
        work.record(organisation, AuditAction.RECALL_ALERT, alert.id, {"why": reason})
