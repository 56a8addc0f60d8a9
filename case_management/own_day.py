"""Which day it is for an organisation: the one place that says so.

What is due on a day is overdue when that day is over where its members work, not in UTC.
"""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from config.rows.prepared import Prepared
from vault.organisations import Organisation

_ZONE = Prepared(select(Organisation.time_zone).where(Organisation.id == bindparam("organisation")))


def day_at(session: Session, organisation_id: str, at: datetime) -> date:
    """The day of a moment in the organisation's time zone."""
    [(zone,)] = _ZONE.all(session, organisation=organisation_id)
    return at.astimezone(ZoneInfo(zone)).date()
