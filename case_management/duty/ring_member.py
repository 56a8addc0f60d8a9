"""Posts one alarm to one member, by mail and by every way that the member chose."""

from datetime import datetime

from sqlalchemy.orm import Session

from case_management.duty.queries import ways_of
from intake.outbox.mail_templates import MailTemplate
from intake.outbox.outbox import post_mail


def ring_member(
    session: Session,
    template: MailTemplate,
    member_id: str,
    subject_id: str | None,
    key: str,
    now: datetime,
) -> None:
    """The same key is never posted twice."""
    post_mail(session, template, member_id, subject_id, key, now)
    for way in ways_of(session, member_id):
        post_mail(session, template, member_id, subject_id, f"{key}/{way}", now, form=way)
