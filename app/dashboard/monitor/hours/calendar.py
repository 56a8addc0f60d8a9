"""A coordinator sets the working week and enters holidays; clocks are looked at anew."""

from collections.abc import Callable
from datetime import date

from flask import flash, redirect, request, url_for
from werkzeug.wrappers import Response

from app.accounts.current_member import current_member
from app.dashboard.frame.members import work
from app.dashboard.frame.page.refusal_texts import refusal_in_words
from app.dashboard.frame.request import database, now
from app.dashboard.frame.translate import gettext
from app.dashboard.monitor.hours.blueprint import blueprint
from app.dashboard.monitor.hours.routes import hours_page
from case_management.calendars import change_calendar
from case_management.cases.clocks.set_clocks import refresh_clocks
from case_management.refusals import Refusal

Answer = Response | tuple[str, int]


@blueprint.post("/hours/week", endpoint="set_week")
def set_week() -> Answer:
    """Form field `day`, once for each working day: 0 for Monday."""
    days = [int(day) for day in request.form.getlist("day") if day in set("0123456")]
    organisation = current_member().organisation
    return _changed(lambda: change_calendar.set_week(work(), organisation, days))


@blueprint.post("/hours/holidays", endpoint="add_holidays")
def add_holidays() -> Answer:
    """Form fields `first` and `last`; without the last it is one day."""
    organisation = current_member().organisation

    def add() -> None:
        first, last = _days()
        change_calendar.add_holidays(work(), organisation, first, last)

    return _changed(add)


@blueprint.post("/hours/holidays/remove", endpoint="remove_holidays")
def remove_holidays() -> Answer:
    """Form fields `first` and `last`."""
    organisation = current_member().organisation

    def remove() -> None:
        change_calendar.remove_holidays(work(), organisation, *_days())

    return _changed(remove)


def _days() -> tuple[date, date]:
    first = request.form.get("first", "")
    last = request.form.get("last", "") or first
    try:
        return date.fromisoformat(first), date.fromisoformat(last)
    except ValueError:
        raise Refusal("day_missing") from None


def _changed(change: Callable[[], None]) -> Answer:
    try:
        change()
    except Refusal as refusal:
        return hours_page(refusal_in_words(refusal)), 409
    refresh_clocks(database(), current_member().organisation, now())
    flash(gettext("Saved. The deadlines of open cases follow within a few minutes."))
    return redirect(url_for("hours.page"), 303)
