"""The operator's cookie: apart from members' sessions, for the operator's pages alone."""

from datetime import timedelta
from pathlib import Path

import pytest
from flask import Response

from app.dashboard.application import create_app
from app.dashboard.frame.request import EXTENSION, Dashboard
from app.dashboard.operator.session import (
    admit_operator,
    current_session,
    forget,
    remember,
    stranger,
)
from app.health.operator_access import SESSION_LASTS, cookie_for
from config.platform.database import open_engine
from config.settings import WebSettings, load
from tests.support.desk import URL
from tests.support.house import NOON

SESSION = "5e" * 16


def asked(dashboard: Dashboard, cookie: str) -> str | None:
    """The session that a browser with this cookie comes in with; None for a stranger."""
    headers = {"Cookie": f"firedoor-operator={cookie}"}
    with dashboard.test_request_context("/operator", base_url=URL, headers=headers):
        answer = admit_operator()
        if answer is None:
            return current_session()
        assert answer[1] == 401
        return None


def test_who_has_our_signed_cookie_comes_in(empty_dashboard: Dashboard) -> None:
    key: bytes = empty_dashboard.extensions[EXTENSION].cookie_key
    good = cookie_for(key, SESSION, NOON)
    assert asked(empty_dashboard, good) == SESSION
    assert asked(empty_dashboard, cookie_for(bytes(32), SESSION, NOON)) is None
    assert asked(empty_dashboard, good.replace("5e", "5f", 1)) is None
    assert asked(empty_dashboard, "") is None


@pytest.mark.parametrize(
    ("ago", "inside"),
    [(SESSION_LASTS - timedelta(seconds=1), True), (SESSION_LASTS, False)],
)
def test_a_session_is_over_after_its_hours(
    empty_dashboard: Dashboard, ago: timedelta, inside: bool
) -> None:
    key: bytes = empty_dashboard.extensions[EXTENSION].cookie_key
    cookie = cookie_for(key, SESSION, NOON - ago)
    assert (asked(empty_dashboard, cookie) == SESSION) is inside


def test_a_stranger_is_told_how_and_loses_a_cookie_that_is_over(in_english: Dashboard) -> None:
    response, status = stranger()
    assert status == 401
    assert "./firedoor operator" in response.get_data(as_text=True)
    assert "Max-Age=0" in response.headers["Set-Cookie"]


def test_the_cookie_is_for_these_pages_and_no_script(in_english: Dashboard) -> None:
    response = Response()
    remember(response, SESSION)
    given = response.headers["Set-Cookie"].split("; ")
    assert given[0].startswith(f"firedoor-operator={SESSION}.")
    assert {"HttpOnly", "SameSite=Strict", "Path=/operator"} <= set(given)


def test_over_https_the_cookie_is_bound_to_it(tmp_path: Path) -> None:
    address = "https://line.example"
    settings = load(
        WebSettings,
        firedoor_env="server",
        firedoor_data_dir=tmp_path,
        database_url="sqlite://",
        cookie_key="5a" * 32,
        public_webhook_url="https://hooks.example",
        public_dashboard_url=address,
    )
    app = create_app(settings, open_engine(settings.database_url))
    with app.test_request_context("/operator", base_url=address):
        for change in (lambda one: remember(one, SESSION), forget):
            response = Response()
            change(response)
            cookie = response.headers["Set-Cookie"]
            assert cookie.startswith("__Secure-firedoor-operator=")
            assert "Secure" in cookie.split("; ")
