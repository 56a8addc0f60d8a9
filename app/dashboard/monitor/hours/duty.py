"""The rota, a member's own ways, and the test alarm: what the page's forms do."""

from collections.abc import Callable

from flask import flash, redirect, request, url_for
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response

from app.accounts.current_member import current_member
from app.dashboard.frame.members import roster, work
from app.dashboard.frame.page.refusal_texts import refusal_in_words
from app.dashboard.frame.request import database, now, ring
from app.dashboard.frame.translate import gettext
from app.dashboard.monitor.hours.blueprint import blueprint
from app.dashboard.monitor.hours.routes import hours_page
from case_management.audit.audit_action import AuditAction
from case_management.cases.on_call import first_to_wake
from case_management.duty import change_rota, change_ways
from case_management.duty.alarm_tests import acknowledge_test, ring_test
from case_management.duty.ways import Way
from case_management.refusals import Refusal
from vault.organisations import Organisation
from vault.roles import reads_content

Answer = Response | tuple[str, int]


@blueprint.post("/hours/rota", endpoint="add_turn")
def add_turn() -> Answer:
    """Form fields `member`, `day` (once each), `from` and `to`: hours of the day."""
    member = request.form.get("member", "")
    days = [int(day) for day in request.form.getlist("day") if day in set("0123456")]

    def add() -> None:
        known = roster().members.get(member)
        if known is None or not reads_content(known.roles):
            raise Refusal("colleague_unknown")
        hours = (_hour("from"), _hour("to"))
        change_rota.add_turn(work(), current_member().organisation, member, days, hours)

    return _changed(add, gettext("The turn is saved."))


@blueprint.post("/hours/rota/<turn_id>/remove", endpoint="remove_turn")
def remove_turn(turn_id: str) -> Answer:
    """Takes it off the rota."""
    organisation = current_member().organisation
    return _changed(
        lambda: change_rota.remove_turn(work(), organisation, turn_id),
        gettext("The turn is removed."),
    )


@blueprint.post("/hours/ways/<way>", endpoint="set_way")
def set_way(way: str) -> Answer:
    """Form field `address`; an empty one takes the way back."""
    chosen, typed = _way(way), request.form.get("address", "").strip()
    organisation = current_member().organisation

    def change() -> None:
        if typed:
            change_ways.set_way(work(), organisation, chosen, typed, roster().courier)
        else:
            change_ways.remove_way(work(), organisation, chosen)

    return _changed(change, gettext("Saved. Ring a test alarm to see that it arrives."))


@blueprint.post("/hours/test", endpoint="ring_test")
def ring_now() -> Answer:
    """The test alarm of this day, before its hour."""
    organisation = database().get_one(Organisation, current_member().organisation)
    if ring_test(database(), organisation, now(), first_to_wake, early=True):
        whose = current_member().organisation
        work().record(whose, AuditAction.RING_TEST, None)
        ring()
        flash(gettext("The test alarm rings now."))
    else:
        flash(gettext("The test alarm of today has rung already, or nobody is on call."))
    return redirect(url_for("hours.page"), 303)


@blueprint.post("/hours/test/acknowledge", endpoint="acknowledge_test")
def acknowledge() -> Answer:
    """It arrived."""
    return _changed(
        lambda: acknowledge_test(work(), current_member().organisation),
        gettext("Thank you. Your colleagues see that alarms arrive."),
    )


def _hour(name: str) -> int:
    typed = request.form.get(name, "")
    if not typed.isdecimal() or len(typed) > 2:
        raise Refusal("hours_of_turn")
    return int(typed)


def _way(name: str) -> Way:
    try:
        return Way(name)
    except ValueError:
        raise NotFound from None


def _changed(change: Callable[[], None], says: str) -> Answer:
    try:
        change()
    except Refusal as refusal:
        return hours_page(refusal_in_words(refusal)), 409
    flash(says)
    return redirect(url_for("hours.page"), 303)
