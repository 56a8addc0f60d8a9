"""Due times over working days, and the time left in a form that can be translated."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta, tzinfo
from typing import Literal

from config.policy.reading.spans import Span

EVERY_DAY = frozenset(range(7))


@dataclass(frozen=True)
class TimeLeft:
    """Whole units until a due time, rounded down; since it, when `overdue`."""

    unit: Literal["minutes", "hours", "days"]
    count: int
    overdue: bool


def end_of(
    span: Span, start: datetime, timezone: tzinfo, working_week: Collection[int] = EVERY_DAY
) -> datetime:
    """When a span that begins at `start` ends, in UTC.

    `start` is aware; `working_week` holds weekdays (0 is Monday) in `timezone`. Minutes and hours
    run on these days only. A working day begun on a day off counts from the next midnight before
    a working day. Calendar days that end on a day off end at the same hour of the next working day.
    """
    local = start.astimezone(timezone)
    if span.unit == "days":
        return _on_working_day(local + timedelta(days=span.amount), working_week).astimezone(UTC)
    if span.unit == "working_days":
        return _after_working_days(local, span.amount, working_week).astimezone(UTC)
    length = timedelta(**{span.unit: span.amount})
    return _after_running(start.astimezone(UTC), length, timezone, working_week)


def words_left(now: datetime, due_at: datetime) -> TimeLeft:
    """The time left: minutes below two hours, hours below two days, then days."""
    overdue = now >= due_at
    minutes = int(abs(due_at - now).total_seconds() // 60)
    if minutes < 2 * 60:
        return TimeLeft("minutes", minutes, overdue)
    if minutes < 2 * 24 * 60:
        return TimeLeft("hours", minutes // 60, overdue)
    return TimeLeft("days", minutes // (24 * 60), overdue)


def _on_working_day(local: datetime, working_week: Collection[int]) -> datetime:
    while local.weekday() not in working_week:
        local += timedelta(days=1)
    return local


def _after_working_days(local: datetime, count: int, working_week: Collection[int]) -> datetime:
    if local.weekday() not in working_week:
        local = _on_working_day(_midnight(local), working_week)
    for _ in range(count):
        local = _on_working_day(local + timedelta(days=1), working_week)
    return local


def _after_running(
    at: datetime, length: timedelta, timezone: tzinfo, working_week: Collection[int]
) -> datetime:
    # Day by day in UTC, so that a change to summer time neither adds nor loses an hour.
    while True:
        local = at.astimezone(timezone)
        tomorrow = _midnight(local + timedelta(days=1)).astimezone(UTC)
        if local.weekday() in working_week:
            if at + length <= tomorrow:
                return at + length
            length -= tomorrow - at
        at = tomorrow


def _midnight(local: datetime) -> datetime:
    return datetime.combine(local.date(), time(), local.tzinfo)
