"""The operator's cookie: apart from the members' session, for `/operator` alone."""

from flask import g, make_response, render_template, request
from werkzeug.wrappers import Response

from app.dashboard.frame.request import now, services
from app.health.operator_access import SESSION_LASTS, cookie_for, session_in

COOKIE = "firedoor-operator"
PATH = "/operator"
UNAUTHORIZED = 401


def admit_operator() -> tuple[Response, int] | None:
    """Lets in whose cookie we signed; everybody else is told how an operator comes in."""
    services_ = services()
    session_id = session_in(services_.cookie_key, request.cookies.get(_name(), ""), now())
    if session_id is None:
        return stranger()
    g.operator_session = session_id
    return None


def current_session() -> str:
    """The id of the operator's session, which the gate let in."""
    session_id: str = g.operator_session
    return session_id


def stranger() -> tuple[Response, int]:
    """No session, or one that is over."""
    response = make_response(render_template("operator/templates/closed.html"))
    forget(response)
    return response, UNAUTHORIZED


def remember(response: Response, session_id: str) -> None:
    """Gives the cookie, for as long as the session may last."""
    response.set_cookie(
        _name(),
        cookie_for(services().cookie_key, session_id, now()),
        max_age=int(SESSION_LASTS.total_seconds()),
        path=PATH,
        secure=_secure(),
        httponly=True,
        samesite="Strict",
    )


def forget(response: Response) -> None:
    """Takes the cookie away."""
    response.delete_cookie(_name(), path=PATH, secure=_secure(), httponly=True, samesite="Strict")


def _secure() -> bool:
    return services().settings.public_dashboard_url.startswith("https://")


def _name() -> str:
    # Browsers take this prefix only together with Secure, so not on http://localhost.
    return f"__Secure-{COOKIE}" if _secure() else COOKIE
