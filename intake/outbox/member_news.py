"""Tells a member by mail that something waits, without saying what; gathered, so that none floods.

Danger to life has mails of its own (case_management/cases/actions/danger_alarm.py).
"""

from datetime import UTC, datetime, timedelta

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from config.platform.columns import insert_new
from config.platform.database import new_id
from config.rows.prepared import Prepared
from intake.outbox.mail_templates import MailTemplate
from intake.outbox.outbox import MAIL, NEXT, Outbound

APART = timedelta(minutes=15)
"""At most one such mail a member in this time; the first leaves at once."""


_LEAVES = Prepared(select(Outbound.not_before).where(Outbound.effect_key == bindparam("key")))


def tell_member(
    session: Session, member_id: str, now: datetime, template: MailTemplate = MailTemplate.NEWS
) -> None:
    """Posts the mail, unless one waits that leaves anyway; soon after another it leaves later.

    `template` is a mail to a member that takes nothing but a link.
    """
    window = _window(now)
    before = [
        _leaves(session, _key(template, member_id, number))
        for number in (window + 1, window, window - 1)
    ]
    last = next((at for at in before if at is not None), None)
    if last is not None and last >= now:
        return
    leaves = max(now, last + APART) if last is not None else now
    row = {
        "id": new_id(),
        "kind": MAIL,
        "template": template,
        "recipient_id": member_id,
        "priority": NEXT,
        "not_before": leaves,
        "effect_key": _key(template, member_id, _window(leaves)),
        "created_at": now,
    }
    # Where two causes come at once, one of them posts it.
    insert_new(session, Outbound, [row])


def _window(at: datetime) -> int:
    """Two mails that leave APART from each other are never in one window, so a key names one."""
    return (at - datetime.fromtimestamp(0, UTC)) // APART


def _leaves(session: Session, key: str) -> datetime | None:
    at: datetime | None = _LEAVES.scalar(session, key=key)
    return at


def _key(template: MailTemplate, member_id: str, window: int) -> str:
    return f"{template}/{member_id}/{window}"
