"""Moments in words: clocks as time left, times in the organisation's own zone."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from babel.dates import format_datetime
from flask_babel import get_locale

from app.accounts.current_member import current_member
from app.dashboard.frame.request import database
from app.dashboard.frame.translate import gettext, ngettext
from case_management.cases.models import Case
from case_management.cases.rules import CASES, ENDED, due_at, words_left
from case_management.levels import endangers_life
from config.policy.policy import Policy
from vault.organisations import Organisation


@dataclass(frozen=True)
class Clock:
    """Until when a person must act: in words, what for, and exactly (for the title)."""

    words: str
    wanted: str
    at: datetime
    exact: str
    late: bool


def own_zone() -> ZoneInfo:
    """The time zone of the member's organisation."""
    organisation = database().get_one(Organisation, current_member().organisation)
    return ZoneInfo(organisation.time_zone)


def exact(at: datetime, zone: ZoneInfo) -> str:
    """A moment to the minute, with the city whose time it is."""
    return format_datetime(at, "d MMM y, HH:mm (VVV)", tzinfo=zone, locale=get_locale())


def short(at: datetime, zone: ZoneInfo, present: datetime) -> str:
    """As short as it is clear: the hour today, the day before that."""
    local, today = at.astimezone(zone), present.astimezone(zone).date()
    hour = format_datetime(at, "HH:mm", tzinfo=zone, locale=get_locale())
    if local.date() == today:
        return hour
    if local.date() == today - timedelta(days=1):
        return gettext("yesterday %(hour)s", hour=hour)
    pattern = "d MMM HH:mm" if local.year == today.year else "d MMM y"
    return format_datetime(at, pattern, tzinfo=zone, locale=get_locale())


def dated(at: datetime, zone: ZoneInfo) -> str:
    """Day and hour, in what is read on another day too: a history, a print."""
    return format_datetime(at, "d MMM y, HH:mm", tzinfo=zone, locale=get_locale())


def worker_time(at: datetime, time_zone: str) -> str:
    """The hour where the worker is."""
    hour = format_datetime(at, "HH:mm", tzinfo=ZoneInfo(time_zone), locale=get_locale())
    return gettext("%(hour)s (worker's time)", hour=hour)


def worker_day(at: datetime, time_zone: str) -> str:
    """The day and hour where the worker is."""
    when = format_datetime(at, "d MMM, HH:mm", tzinfo=ZoneInfo(time_zone), locale=get_locale())
    return gettext("%(hour)s (worker's time)", hour=when)


def left_in_words(present: datetime, due: datetime) -> str:
    """The time left, or how late it is."""
    left = words_left(present, due)
    count = left.count
    if left.unit == "minutes":
        return (
            ngettext("%(num)d minute late", "%(num)d minutes late", count)
            if left.overdue
            else ngettext("%(num)d minute left", "%(num)d minutes left", count)
        )
    if left.unit == "hours":
        return (
            ngettext("%(num)d hour late", "%(num)d hours late", count)
            if left.overdue
            else ngettext("%(num)d hour left", "%(num)d hours left", count)
        )
    return (
        ngettext("%(num)d day late", "%(num)d days late", count)
        if left.overdue
        else ngettext("%(num)d day left", "%(num)d days left", count)
    )


_UNDECIDED = frozenset({CASES.start, "screened", "awaiting_worker"})
_UNPLANNED = frozenset({"admissible", "investigating", "finding"})


def clock_of(case: Case, policy: Policy, zone: ZoneInfo, present: datetime) -> Clock | None:
    """The clock that runs now: to be read, then to decide, then to plan; None when none does.

    Danger to life that is said again has to be read at once, whatever the state of the case.
    """
    rings = endangers_life(case.level) and case.first_opened_at is None
    if case.state in ENDED or (case.state not in _UNDECIDED | _UNPLANNED and not rings):
        return None
    if case.first_opened_at is None:
        due, wanted = case.due_at, gettext("to read it")
    elif case.state in _UNDECIDED:
        due = due_at(case.level, case.opened_at, policy, zone, "decide")
        wanted = gettext("to decide")
    else:
        due = due_at(case.level, case.opened_at, policy, zone, "plan")
        wanted = gettext("to plan a remedy")
    if due is None:
        return None
    return Clock(left_in_words(present, due), wanted, due, exact(due, zone), present >= due)
