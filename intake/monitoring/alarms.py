"""What an operator must see: something that should not happen did. Kinds only, no content."""

from datetime import datetime, timedelta

from sqlalchemy import String, select, update
from sqlalchemy.orm import Mapped, Session, mapped_column

from config.platform.columns import CLEAR
from config.platform.database import Base, UtcDateTime, new_id
from config.platform.logs import log

ROSTER_REFUSED = "roster-refused"
SIGNATURE_REFUSED = "signature-refused"
NOT_PLACED = "not-placed"
SPOOL_USED = "spool-used"
SEND_REFUSED = "send-refused"
SPOOL_FULL = "spool-full"
SET_ASIDE = "set-aside"
RECOVERED = "recovered"
LINE_SILENT = "line-silent"
FLOOD = "flood"
COST = "cost"
DURESS = "duress"
OWN_NUMBER = "own-number"
LOG_EDITED = "log-edited"
NOBODY_ON_CALL = "nobody-on-call"
MAIL_REFUSED = "mail-refused"
CARRIER_STATE = "carrier-state"
LATE_TEXTS = "late-texts"
CODES_GUESSED = "codes-guessed"
LINE_MOVED = "line-moved"
AGAIN_AFTER = timedelta(hours=1)


class Alarm(Base):
    """One kind for one organisation, counted for an hour before it is raised anew."""

    __tablename__ = "alarms"

    id: Mapped[str] = mapped_column(String(32), primary_key=True, default=new_id, info=CLEAR)
    kind: Mapped[str] = mapped_column(String(30), info=CLEAR)
    organisation_id: Mapped[str | None] = mapped_column(String(32), info=CLEAR)
    count: Mapped[int] = mapped_column(default=1, info=CLEAR)
    raised_at: Mapped[datetime] = mapped_column(UtcDateTime, index=True, info=CLEAR)
    mailed: Mapped[bool] = mapped_column(default=False, info=CLEAR)


def raise_alarm(session: Session, kind: str, organisation_id: str | None, now: datetime) -> None:
    """Raises an alarm, or counts it with the one that stands. It is in the log either way."""
    log().error("alarm", kind=kind, organisation=organisation_id)
    standing = session.scalar(
        select(Alarm.id).where(
            Alarm.kind == kind,
            Alarm.organisation_id == organisation_id
            if organisation_id
            else Alarm.organisation_id.is_(None),
            Alarm.raised_at > now - AGAIN_AFTER,
        )
    )
    if standing is None:
        session.add(Alarm(kind=kind, organisation_id=organisation_id, count=1, raised_at=now))
    else:
        session.execute(update(Alarm).where(Alarm.id == standing).values(count=Alarm.count + 1))


def recent_alarms(session: Session, organisation_id: str, now: datetime) -> list[Alarm]:
    """The last day's alarms that concern this organisation or the whole installation."""
    return list(
        session.scalars(
            select(Alarm)
            .where(
                (Alarm.organisation_id == organisation_id) | Alarm.organisation_id.is_(None),
                Alarm.raised_at > now - timedelta(days=1),
            )
            .order_by(Alarm.raised_at.desc())
        )
    )
