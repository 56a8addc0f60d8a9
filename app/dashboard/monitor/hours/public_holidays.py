"""/hours/public-holidays: a coordinator takes those of the country on which nobody works."""

from dataclasses import dataclass
from datetime import date

from flask import flash, redirect, render_template, request, url_for
from flask_babel import get_locale
from werkzeug.wrappers import Response

from app.accounts.current_member import current_member
from app.dashboard.frame.members import work
from app.dashboard.frame.page.refusal_texts import refusal_in_words
from app.dashboard.frame.request import database, now, services
from app.dashboard.frame.translate import gettext
from app.dashboard.monitor.hours.blueprint import blueprint
from app.dashboard.monitor.hours.calendar_lines import country_name, days_in_words
from app.dashboard.wording.times import own_zone
from case_management.calendars.change_calendar import take_holidays
from case_management.calendars.country_days import PublicHoliday, public_holidays
from case_management.calendars.queries import calendar_of
from case_management.cases.clocks.set_clocks import refresh_clocks
from case_management.refusals import Refusal


@dataclass(frozen=True)
class OfferedHoliday:
    """One public holiday that is a working day so far."""

    value: str
    """Its days, with commas."""
    name: str
    when: str


@dataclass(frozen=True)
class OfferedHolidays:
    """Those of this year and the next, in the language in which they are named."""

    language: str | None
    rows: list[OfferedHoliday]


@blueprint.get("/hours/public-holidays", endpoint="public_holidays")
def show() -> str:
    """The page."""
    return _page()


@blueprint.post("/hours/public-holidays", endpoint="take_holidays")
def take() -> Response | tuple[str, int]:
    """Form field `days`, once for each holiday that is taken."""
    try:
        take_holidays(work(), current_member().organisation, _chosen())
    except Refusal as refusal:
        return _page(refusal_in_words(refusal)), 409
    refresh_clocks(database(), current_member().organisation, now())
    flash(gettext("Saved. The deadlines of open cases follow within a few minutes."))
    return redirect(url_for("hours.page"), 303)


def _page(refused: str = "") -> str:
    return render_template(
        "monitor/hours/templates/public-holidays.html",
        country=country_name(own_zone().key),
        offered=_offered(),
        refused=refused,
    )


def _chosen() -> list[date]:
    """Of the days that are offered; any other is left out."""
    offered = {day for row in _offered().rows for day in row.value.split(",")}
    typed = {day for value in request.form.getlist("days") for day in value.split(",")}
    return [date.fromisoformat(day) for day in sorted(typed & offered)]


def _offered() -> OfferedHolidays:
    calendar = calendar_of(database(), current_member().organisation, services().policy)
    today = now().astimezone(calendar.timezone).date()
    locale = get_locale()
    language = locale.language if locale else "en"
    found = public_holidays(own_zone().key, language, today, date(today.year + 1, 12, 31))
    rows = [
        (one, [day for day in one.days if calendar.is_working_day(day)]) for one in found.holidays
    ]
    return OfferedHolidays(found.language, [_row(one, days) for one, days in rows if days])


def _row(holiday: PublicHoliday, working_days: list[date]) -> OfferedHoliday:
    return OfferedHoliday(
        ",".join(day.isoformat() for day in working_days),
        holiday.name,
        days_in_words(holiday.first, holiday.last),
    )
