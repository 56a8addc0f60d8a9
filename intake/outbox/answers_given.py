"""How often a number was answered by the line itself within a day."""

from datetime import datetime, timedelta

from sqlalchemy import bindparam, func, or_, select
from sqlalchemy.orm import Session

from config.rows.prepared import Prepared
from intake.outbox.outbox import SOUND, Outbound

DAY = timedelta(days=1)


_COUNT = Prepared(
    select(func.count()).where(
        Outbound.contact_id == bindparam("contact"),
        Outbound.answer.is_(True),
        Outbound.phrase.is_not(None),
        or_(Outbound.form.is_(None), Outbound.form != SOUND),
        Outbound.created_at > bindparam("since"),
    )
)


def answers_given(session: Session, contact_id: str, now: datetime) -> int:
    """Texts that answered one of the number's own, in the 24 hours before; a sound repeats one."""
    return int(_COUNT.scalar(session, contact=contact_id, since=now - DAY))
