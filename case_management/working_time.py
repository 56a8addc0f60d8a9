"""Due times over working days, and the time left in a form that can be translated."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import Literal

from config.policy.reading.spans import Span

EVERY_DAY = frozenset(range(7))


@dataclass(frozen=True)
class Calendar:
    """When an organisation works."""

    timezone: tzinfo
    week: Collection[int] = EVERY_DAY
    """Weekdays, 0 is Monday."""
    holidays: Collection[date] = frozenset()

    def is_working_day(self, day: date) -> bool:
        """Whether it works on this day of its time zone."""
        return day.weekday() in self.week and day not in self.holidays

    def around_the_clock(self) -> "Calendar":
        """The same place, where no day is off."""
        return Calendar(self.timezone)


@dataclass(frozen=True)
class TimeLeft:
    """Whole units until a due time, rounded down; since it, when `overdue`."""

    unit: Literal["minutes", "hours", "days"]
    count: int
    overdue: bool


def end_of(span: Span, start: datetime, calendar: Calendar) -> datetime:
    """When a span that begins at `start` ends, in UTC.

    `start` is aware. Minutes and hours run on working days only. A working day begun on a day off
    counts from the next midnight before a working day. Calendar days that end on a day off end at
    the same hour of the next working day.
    """
    local = start.astimezone(calendar.timezone)
    if span.unit == "days":
        return _on_working_day(local + timedelta(days=span.amount), calendar).astimezone(UTC)
    if span.unit == "working_days":
        return _after_working_days(local, span.amount, calendar).astimezone(UTC)
    length = timedelta(**{span.unit: span.amount})
    return _after_running(start.astimezone(UTC), length, calendar)


def words_left(now: datetime, due_at: datetime) -> TimeLeft:
    """The time left: minutes below two hours, hours below two days, then days."""
    overdue = now >= due_at
    minutes = int(abs(due_at - now).total_seconds() // 60)
    if minutes < 2 * 60:
        return TimeLeft("minutes", minutes, overdue)
    if minutes < 2 * 24 * 60:
        return TimeLeft("hours", minutes // 60, overdue)
    return TimeLeft("days", minutes // (24 * 60), overdue)


def _on_working_day(local: datetime, calendar: Calendar) -> datetime:
    while not calendar.is_working_day(local.date()):
        local += timedelta(days=1)
    return local


def _after_working_days(local: datetime, count: int, calendar: Calendar) -> datetime:
    if not calendar.is_working_day(local.date()):
        local = _on_working_day(_midnight(local), calendar)
    for _ in range(count):
        local = _on_working_day(local + timedelta(days=1), calendar)
    return local


def _after_running(at: datetime, length: timedelta, calendar: Calendar) -> datetime:
    # Day by day in UTC, so that a change to summer time neither adds nor loses an hour.
    while True:
        local = at.astimezone(calendar.timezone)
        tomorrow = _midnight(local + timedelta(days=1)).astimezone(UTC)
        if calendar.is_working_day(local.date()):
            if at + length <= tomorrow:
                return at + length
            length -= tomorrow - at
        at = tomorrow


def _midnight(local: datetime) -> datetime:
    return datetime.combine(local.date(), time(), local.tzinfo)
