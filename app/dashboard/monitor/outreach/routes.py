"""/outreach: sessions, tests and reports beside each other; the form that logs a session."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from babel.dates import format_date
from flask import flash, redirect, render_template, request, url_for
from flask_babel import get_locale
from werkzeug.wrappers import Response

from app.accounts.current_member import current_member
from app.dashboard.frame.access.permissions import may
from app.dashboard.frame.members import name_of, work
from app.dashboard.frame.page.refusal_texts import refusal_in_words
from app.dashboard.frame.request import database, now, services
from app.dashboard.frame.translate import gettext
from app.dashboard.monitor.outreach.blueprint import blueprint
from app.dashboard.monitor.outreach.week_bars import HIGHEST, OutreachPlace, groups_of, rows_of
from app.dashboard.wording.alert.alert_texts import language_name
from app.dashboard.wording.times import own_zone
from app.posters.content import lines_of
from case_management.outreach import queries
from case_management.outreach.actions.log_session import Held, log_session, remove_session
from case_management.outreach.models import OutreachSession
from case_management.outreach.rules import WEEKS, OutreachSign
from case_management.refusals import Refusal
from case_management.supply_chain.models import Factory
from case_management.supply_chain.queries import factories
from intake.lines.line import Line

FIELDS = ("factory", "place", "language", "held_on", "reached")
LONGEST_NUMBER = 7
MOST_OPEN = 30
"""Names of factories of which there is nothing: more of them are folded away."""


@dataclass(frozen=True)
class OutreachRow:
    """One session of the list."""

    id: str
    day: str
    where: str
    language: str
    reached: int
    member: str


@blueprint.get("/outreach", endpoint="page")
def show() -> str:
    """The page."""
    return _page({})


@blueprint.post("/outreach", endpoint="log")
def log() -> Response | tuple[str, int]:
    """Logs a session; what is refused stays in the form."""
    given = {name: request.form.get(name, "").strip() for name in FIELDS}
    try:
        log_session(work(), _held(given), _today())
    except Refusal as refusal:
        return _page(given, refusal_in_words(refusal)), 409
    flash(gettext("The session is logged."))
    return redirect(url_for("outreach.page"), 303)


@blueprint.post("/outreach/<session_id>/remove", endpoint="remove")
def remove(session_id: str) -> Response | tuple[str, int]:
    """Takes a session back that was logged by mistake."""
    try:
        remove_session(work(), session_id)
    except Refusal as refusal:
        return _page({}, refusal_in_words(refusal)), 409
    flash(gettext("The session is removed."))
    return redirect(url_for("outreach.page"), 303)


def _held(given: dict[str, str]) -> Held:
    try:
        on = date.fromisoformat(given["held_on"])
    except ValueError:
        raise Refusal("day_missing") from None
    digits = given["reached"]
    whole = digits.isascii() and digits.isdigit() and len(digits) <= LONGEST_NUMBER
    reached = int(digits) if whole else 0
    return Held(given["factory"] or None, given["place"], given["language"], on, reached)


def _today() -> date:
    return now().astimezone(own_zone()).date()


def _languages() -> frozenset[str]:
    return frozenset(one.code for one in services().policy.languages)


def _page(given: dict[str, str], refused: str | None = None) -> str:
    member, session = current_member(), database()
    known = factories(session)
    names = {one.id: one.name for one in known}
    lines = lines_of(session, member.organisation)
    found = {
        one.factory_id: one
        for one in queries.reach(session, member.organisation, own_zone(), _today())
    }
    elsewhere = found.get(None)
    spoken = [code for line in lines for code in line.languages.split(",")]
    codes = [one for one in dict.fromkeys([*spoken, *sorted(_languages())]) if one in _languages()]
    return render_template(
        "monitor/outreach/templates/page.html",
        groups=groups_of(_place(one, found.get(one.id), lines) for one in known),
        elsewhere=rows_of(elsewhere, lines) if elsewhere else (),
        most_open=MOST_OPEN,
        sessions=[_row(one, names) for one in queries.sessions(session, member.organisation)],
        factories=list(names.items()),
        languages=[(code, language_name(code)) for code in codes],
        given={"held_on": _today().isoformat(), **given},
        today=_today().isoformat(),
        refused=refused,
        weeks=WEEKS,
        highest=HIGHEST,
        removes=may(member, "outreach.remove"),
    )


def _place(
    one: Factory, reach: queries.Reach | None, lines: Sequence[Line]
) -> tuple[OutreachSign, OutreachPlace]:
    posters = ", ".join(language_name(code) for code in one.languages.split(",") if code)
    if reach is None:
        return OutreachSign.UNREACHED, OutreachPlace(one.name, one.code, posters, ())
    return reach.sign, OutreachPlace(one.name, one.code, posters, rows_of(reach, lines))


def _row(one: OutreachSession, names: dict[str, str]) -> OutreachRow:
    parts = (names.get(one.factory_id or "", ""), one.place)
    return OutreachRow(
        id=one.id,
        day=format_date(one.held_on, "EEE d MMM y", locale=get_locale()),
        where=" · ".join(part for part in parts if part),
        language=language_name(one.language),
        reached=one.reached,
        member=name_of(one.member_id),
    )
