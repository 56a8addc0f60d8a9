"""/operator: in by a link that one press of a button uses up; then one page, which asks for itself
every minute."""

from contextlib import suppress

from flask import make_response, redirect, render_template, request
from sqlalchemy.exc import SQLAlchemyError
from werkzeug.wrappers import Response

from app.dashboard.frame.access.limits import PER_SENDER, limiter
from app.dashboard.frame.access.security import csrf
from app.dashboard.frame.request import database, now, services
from app.dashboard.operator.blueprint import blueprint
from app.dashboard.operator.line_bars import bars_of
from app.dashboard.operator.session import current_session, forget, remember, stranger
from app.health.check_result import CheckResult
from app.health.line_state import LineState, count_of, phone_warnings, span
from app.health.operator_access import end, open_link
from app.health.operator_page import OperatorPage, SessionOver, read_page

REFRESH_SECONDS = 60
AWAY = 503

# Each state has a sign of its own: the colour only helps.
SIGNS = {
    LineState.FAILING: "✕",
    LineState.NOT_SET_UP: "○",
    LineState.QUIET: "…",
    LineState.GOOD: "✓",
}


@blueprint.get("/operator/<token>", endpoint="enter")
def show_link(token: str) -> str:
    """A button, and nothing else: scanners of mails and previews of links open what they see.

    Nothing is looked up, so the page is the same for every token.
    """
    return render_template("operator/templates/enter.html", token=token)


@blueprint.post("/operator/<token>", endpoint="use_link")
@limiter.limit(PER_SENDER)
def use_link(token: str) -> Response | tuple[Response, int]:
    """The button: uses the link up and leads on.

    Only who has the link can write this address, so it needs no token against other sites' pages;
    the page before it sets no cookie, which would take the place of a member's.
    """
    try:
        session_id = open_link(database(), token, now())
    except SQLAlchemyError:
        return make_response(render_template("operator/templates/away.html")), AWAY
    if session_id is None:
        return stranger()
    response = redirect("/operator", 303)
    remember(response, session_id)
    return response


csrf.exempt(use_link)


@blueprint.get("/operator", endpoint="page")
def show() -> Response | tuple[Response, int]:
    """Everything at a glance, the worst first; `?still` for who reads slowly (WCAG 2.2.1)."""
    here = services()
    try:
        page = read_page(here.settings, here.policy, current_session(), now())
    except SessionOver:
        return stranger()
    refresh = None if "still" in request.args else REFRESH_SECONDS
    html = render_template(
        "operator/templates/page.html",
        page=page,
        todo=_todo(page),
        signs=SIGNS,
        bars_of=bars_of,
        refresh=refresh,
        span=span,
        count_of=count_of,
        phone_warnings=phone_warnings,
    )
    return make_response(html), AWAY if page.database_away else 200


@blueprint.post("/operator/leave", endpoint="leave")
def leave() -> Response:
    """Ends the session_id here and in the database."""
    with suppress(SQLAlchemyError):
        end(database(), current_session())
    response = redirect("/operator", 303)
    forget(response)
    return response


def _todo(page: OperatorPage) -> list[tuple[str, str, str]]:
    """What needs the operator: where on the page, what, and in which state."""
    found = [
        (
            f"line-{number}",
            f"{one.facts.label} {one.facts.address}".rstrip(),
            str(one.verdict.state) if one.verdict.state is not LineState.GOOD else "look at it",
        )
        for number, one in enumerate(page.lines)
        if one.verdict.needs_you
    ]
    every: list[CheckResult] = [*page.stores, *page.processes, *page.rest]
    return found + [("house", one.name, "look at it") for one in every if not one.well]
