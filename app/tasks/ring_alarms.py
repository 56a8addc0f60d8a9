"""Rings whoever is on call: for cases that wait, and for what an operator must see."""

from datetime import datetime

from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from app.accounts.wake_order import members_to_wake
from case_management.cases.actions.danger_alarm import ring_due
from case_management.cases.models import OnCall
from config.platform.database import transaction
from config.platform.queues import Bell
from config.policy.policy import Policy
from intake.monitoring.alarms import Alarm
from intake.outbox.mail_templates import MailTemplate
from intake.outbox.outbox import post_mail

AT_ONCE = 50


def ring_alarms(engine: Engine, policy: Policy, bell: Bell, now: datetime) -> None:
    """Posts the mails that are due, and rings the courier when there are any."""
    with transaction(engine) as session:
        dangers = ring_due(session, policy, now, next_members=members_to_wake)
        count = dangers + mail_new_alarms(session, now)
    if count:
        bell.ring()


def mail_new_alarms(session: Session, now: datetime) -> int:
    """Tells whoever is on call that something happened that should not; no content.

    Gives how many alarms were new, at most fifty.
    """
    new = list(session.scalars(select(Alarm).where(Alarm.mailed.is_(False)).limit(AT_ONCE)))
    on_call = list(session.scalars(select(OnCall)))
    for alarm in new:
        alarm.mailed = True
        for duty in on_call:
            if alarm.organisation_id in {None, duty.organisation_id}:
                key = f"operator/{alarm.id}/{duty.member_id}"
                post_mail(session, MailTemplate.OPERATOR, duty.member_id, alarm.id, key, now)
    return len(new)
