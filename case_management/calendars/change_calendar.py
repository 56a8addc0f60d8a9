"""A coordinator sets the organisation's working week, and enters and removes holidays."""

from collections.abc import Collection
from datetime import date, timedelta

from sqlalchemy import delete, select

from case_management.audit.audit_action import AuditAction
from case_management.calendars.models import Holiday, WorkingWeek
from case_management.refusals import Refusal
from case_management.work import Work
from config.platform.columns import insert_new

MOST_DAYS = 60
"""In one go: who takes more has mistyped a year."""
MOST_HOLIDAYS = 1000
WEEK = range(7)


def set_week(work: Work, organisation_id: str, days: Collection[int]) -> None:
    """Sets on which days of the week it works, 0 for Monday. Raises Refusal for none at all."""
    if not days or not set(days) <= set(WEEK):
        raise Refusal("no_working_day")
    text = ",".join(str(day) for day in sorted(set(days)))
    row = WorkingWeek(organisation_id=organisation_id, days=text, set_at=work.now)
    work.session.merge(row)
    work.record(organisation_id, AuditAction.SET_CALENDAR, None, {"week": text})


def add_holidays(work: Work, organisation_id: str, first: date, last: date) -> None:
    """Nobody works from `first` to `last`, both included. Raises Refusal."""
    if last < first:
        raise Refusal("holidays_backwards")
    if (last - first).days >= MOST_DAYS:
        raise Refusal("holidays_too_long", most=str(MOST_DAYS))
    days = [first + timedelta(days=number) for number in range((last - first).days + 1)]
    _add(work, organisation_id, days)
    span = {"first": first.isoformat(), "last": last.isoformat()}
    work.record(organisation_id, AuditAction.SET_CALENDAR, None, {"holidays": "added", **span})


def take_holidays(work: Work, organisation_id: str, days: Collection[date]) -> None:
    """Nobody works on these days, which were chosen from the country's. Raises Refusal."""
    if not days:
        raise Refusal("no_holiday_chosen")
    _add(work, organisation_id, days)
    span = {"first": min(days).isoformat(), "last": max(days).isoformat()}
    detail: dict[str, str | int | None] = {"holidays": "chosen", "count": len(set(days)), **span}
    work.record(organisation_id, AuditAction.SET_CALENDAR, None, detail)


def remove_holidays(work: Work, organisation_id: str, first: date, last: date) -> None:
    """These days are worked after all; one that was no holiday changes nothing."""
    work.session.execute(
        delete(Holiday).where(
            Holiday.organisation_id == organisation_id, Holiday.day.between(first, last)
        )
    )
    span = {"first": first.isoformat(), "last": last.isoformat()}
    work.record(organisation_id, AuditAction.SET_CALENDAR, None, {"holidays": "removed", **span})


def _add(work: Work, organisation_id: str, days: Collection[date]) -> None:
    known = work.session.scalars(
        select(Holiday.day).where(Holiday.organisation_id == organisation_id)
    )
    if len({*known, *days}) > MOST_HOLIDAYS:
        raise Refusal("holidays_too_many", most=str(MOST_HOLIDAYS))
    rows = [{"organisation_id": organisation_id, "day": day} for day in sorted(set(days))]
    insert_new(work.session, Holiday, rows)
