"""The calendar by which the clocks of an organisation run."""

from datetime import date
from zoneinfo import ZoneInfo

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from case_management.calendars.models import Holiday, WorkingWeek
from case_management.working_time import Calendar
from config.policy.policy import Policy
from config.rows.prepared import Prepared
from vault.organisations import Organisation

_WEEK = Prepared(
    select(Organisation.time_zone, WorkingWeek.days)
    .outerjoin(WorkingWeek, WorkingWeek.organisation_id == Organisation.id)
    .where(Organisation.id == bindparam("organisation"))
)
_HOLIDAYS = Prepared(
    select(Holiday.day)
    .where(Holiday.organisation_id == bindparam("organisation"))
    .order_by(Holiday.day)
)


def calendar_of(session: Session, organisation_id: str, policy: Policy) -> Calendar:
    """Its time zone, week and holidays; the policy's week where it has set none of its own."""
    [(zone, week)] = _WEEK.all(session, organisation=organisation_id)
    days = frozenset(holidays_of(session, organisation_id))
    return Calendar(ZoneInfo(zone), _numbers(week) or policy.working_week, days)


def _numbers(days: str | None) -> tuple[int, ...]:
    return tuple(int(day) for day in days.split(",")) if days else ()


def holidays_of(session: Session, organisation_id: str) -> list[date]:
    """All its holidays, the earliest first."""
    return [day for (day,) in _HOLIDAYS.all(session, organisation=organisation_id)]
