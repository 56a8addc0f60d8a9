"""The working week and the holidays of the member's organisation, in words."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from babel.dates import format_date, get_day_names
from flask_babel import get_locale

from app.accounts.current_member import current_member
from app.dashboard.frame.request import database, now
from case_management.calendars.country_days import country_of
from case_management.calendars.queries import calendar_of
from config.policy.policy import Policy


@dataclass(frozen=True)
class WeekDay:
    """One day of the week; `number` 0 is Monday."""

    number: int
    name: str
    works: bool


@dataclass(frozen=True)
class DaysOff:
    """Holidays in a row."""

    first: date
    last: date
    words: str


@dataclass(frozen=True)
class CalendarLines:
    """What the page shows of the calendar."""

    week: list[WeekDay]
    coming: list[DaysOff]
    """With those of today."""
    past: list[DaysOff]


def calendar_lines(policy: Policy) -> CalendarLines:
    """As it is now."""
    calendar = calendar_of(database(), current_member().organisation, policy)
    today = now().astimezone(calendar.timezone).date()
    rows = [DaysOff(*row, days_in_words(*row)) for row in in_a_row(calendar.holidays)]
    return CalendarLines(
        week=[WeekDay(day, name, day in calendar.week) for day, name in day_names()],
        coming=[row for row in rows if row.last >= today],
        past=[row for row in reversed(rows) if row.last < today],
    )


def day_names() -> list[tuple[int, str]]:
    """The days of the week in the reader's language and order; 0 is Monday."""
    locale = get_locale()
    names = get_day_names("wide", locale=locale)
    first = locale.first_week_day if locale else 0
    return [((first + number) % 7, names[(first + number) % 7]) for number in range(7)]


def in_a_row(days: Iterable[date]) -> list[tuple[date, date]]:
    """Days that follow one another as one row: its first and its last; the earliest row first."""
    rows: list[tuple[date, date]] = []
    for day in sorted(days):
        if rows and day - rows[-1][1] == timedelta(days=1):
            rows[-1] = rows[-1][0], day
        else:
            rows.append((day, day))
    return rows


def days_in_words(first: date, last: date) -> str:
    """In the reader's language, with the days of the week."""
    locale = get_locale()
    begins = format_date(first, "EEE d MMM y", locale=locale)
    ends = format_date(last, "EEE d MMM y", locale=locale)
    return begins if first == last else f"{begins} – {ends}"


def country_name(zone: str) -> str | None:
    """The country of a time zone in the reader's language; None for a zone that has none."""
    code, locale = country_of(zone), get_locale()
    return locale.territories.get(code) if code is not None and locale is not None else None
