"""What an alert asks of a buyer, until when, and whether it is settled. Pure."""

from calendar import monthrange
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from case_management.buyer_actions.kinds import ACKNOWLEDGE
from case_management.working_time import Calendar, end_of
from config.policy.reading.spans import Span


@dataclass(frozen=True)
class Duty:
    """The next thing that one alert asks."""

    kind: str
    """`acknowledge`, or the kind that the alert names."""
    due_on: date
    """Its last day, in the affiliate's time zone."""


def next_duty(
    released_at: datetime,
    acknowledged: bool,
    asked: str,
    due_month: str,
    done: Collection[str],
    acknowledge_within: Span,
    calendar: Calendar,
) -> Duty | None:
    """None where nothing is asked any more.

    `due_month` is "2026-12"; `done` are the kinds that the affiliate wrote down. To acknowledge
    comes first: five working days (docs/domain.md, Protecting workers, 8).
    """
    if not acknowledged:
        due = end_of(acknowledge_within, released_at, calendar)
        return Duty(ACKNOWLEDGE, due.astimezone(calendar.timezone).date())
    if asked == ACKNOWLEDGE or asked in done:
        return None
    return Duty(asked, last_day(due_month))


def last_day(month: str) -> date:
    """The last day of "2026-12". Raises ValueError for no month."""
    year, _hyphen, number = month.partition("-")
    return date(int(year), int(number), monthrange(int(year), int(number))[1])
