"""Mails the newest checkpoint of a log to those who keep it, once a week."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from case_management.audit.models import AuditCheckpoint
from config.platform.columns import insert_new
from config.platform.database import new_id
from intake.outbox.mail_templates import MailTemplate
from intake.outbox.outbox import BULK, MAIL, Outbound

APART = timedelta(days=7)
FIRST_AFTER = timedelta(days=1)
"""Nobody who is new here should wonder in the first hour what these lines are."""


def mail_checkpoint(
    session: Session, organisation_id: str, readers: Sequence[str], now: datetime
) -> int:
    """Posts the mails where the last ones are a week old, the first after a day; gives how many."""
    newest = (
        select(AuditCheckpoint)
        .where(AuditCheckpoint.organisation_id == organisation_id)
        .order_by(AuditCheckpoint.number.desc())
        .limit(1)
    )
    last = session.scalar(newest)
    before = session.scalar(newest.where(AuditCheckpoint.mailed.is_(True)))
    if last is None or last.mailed or not readers:
        return 0
    if now < (before.at + APART if before else _first_at(session, organisation_id) + FIRST_AFTER):
        return 0
    last.mailed = True
    rows = [
        {
            "id": new_id(),
            "kind": MAIL,
            "template": MailTemplate.CHECKPOINT,
            "recipient_id": reader,
            "subject_id": str(last.number),
            "priority": BULK,
            "not_before": now,
            "effect_key": f"{MailTemplate.CHECKPOINT}/{reader}/{last.number}",
            "created_at": now,
        }
        for reader in readers
    ]
    return insert_new(session, Outbound, rows)


def _first_at(session: Session, organisation_id: str) -> datetime:
    """When the oldest checkpoint was signed, of an organisation that has one."""
    oldest = select(AuditCheckpoint.at).where(AuditCheckpoint.organisation_id == organisation_id)
    return session.scalars(oldest.order_by(AuditCheckpoint.number).limit(1)).one()
