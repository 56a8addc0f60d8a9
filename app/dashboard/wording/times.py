"""Moments in words: clocks as time left, times in the organisation's own zone."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from babel.dates import format_datetime
from flask_babel import get_locale
from flask_babel import lazy_gettext as _
from flask_babel.speaklater import LazyString

from app.accounts.current_member import current_member
from app.dashboard.frame.request import database, now
from app.dashboard.frame.translate import gettext, ngettext
from case_management.cases.clocks.stage_clocks import StageClock
from case_management.cases.models import Case
from case_management.working_time import words_left
from vault.organisations import Organisation


@dataclass(frozen=True)
class Clock:
    """Until when a person must act: in words, what for, and exactly (for the title)."""

    name: str
    """A StageClock."""
    words: str
    wanted: str
    at: datetime
    exact: str
    late: bool


def own_zone() -> ZoneInfo:
    """The time zone of the member's organisation."""
    organisation = database().get_one(Organisation, current_member().organisation)
    return ZoneInfo(organisation.time_zone)


def own_today() -> date:
    """The day that it is for the member's organisation."""
    return now().astimezone(own_zone()).date()


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


_WANTED: dict[str, LazyString] = {
    StageClock.CONTACT: _("to read it"),
    StageClock.ANSWER: _("to answer the worker"),
    StageClock.DECIDE: _("to decide"),
    StageClock.PLAN: _("to plan a remedy"),
    StageClock.CONTEST: _("to decide about the worker's objection"),
    StageClock.ACTION: _("to have an action of the plan done"),
    StageClock.WATCH: _("to look into possible retaliation"),
}


def clock_of(case: Case, zone: ZoneInfo, present: datetime) -> Clock | None:
    """The clock that ends first of those that run; None when none does."""
    if case.due_at is None or case.clock is None:
        return None
    return clock_in_words(case.clock, case.due_at, zone, present)


def clock_in_words(name: str, due: datetime, zone: ZoneInfo, present: datetime) -> Clock:
    """One clock of a case; `name` is a StageClock."""
    wanted = str(_WANTED[name])
    return Clock(name, left_in_words(present, due), wanted, due, exact(due, zone), present >= due)
