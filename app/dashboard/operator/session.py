"""The operator's cookie: apart from the members' session, for `/operator` alone."""

from flask import g, make_response, render_template, request
from werkzeug.wrappers import Response

from app.dashboard.frame.request import now, services
from app.health.visits import VISIT_LASTS, cookie_for, visit_in

COOKIE = "firedoor-operator"
PATH = "/operator"
UNAUTHORIZED = 401


def admit_operator() -> tuple[Response, int] | None:
    """Lets in whose cookie we signed; everybody else is told how an operator comes in."""
    services_ = services()
    visit = visit_in(services_.cookie_key, request.cookies.get(_name(), ""), now())
    if visit is None:
        return stranger()
    g.operator_visit = visit
    return None


def current_visit() -> str:
    """The visit that the gate let in."""
    visit: str = g.operator_visit
    return visit


def stranger() -> tuple[Response, int]:
    """No visit, or one that is over."""
    response = make_response(render_template("operator/templates/closed.html"))
    forget(response)
    return response, UNAUTHORIZED


def remember(response: Response, visit: str) -> None:
    """Gives the cookie, for as long as the visit may last."""
    response.set_cookie(
        _name(), cookie_for(services().cookie_key, visit, now()),
        max_age=int(VISIT_LASTS.total_seconds()), path=PATH, secure=_secure(), httponly=True,
        samesite="Strict",
    )  # fmt: skip


def forget(response: Response) -> None:
    """Takes the cookie away."""
    response.delete_cookie(_name(), path=PATH, secure=_secure(), httponly=True, samesite="Strict")


def _secure() -> bool:
    return services().settings.public_dashboard_url.startswith("https://")


def _name() -> str:
    # Browsers take this prefix only together with Secure, so not on http://localhost.
    return f"__Secure-{COOKIE}" if _secure() else COOKIE
