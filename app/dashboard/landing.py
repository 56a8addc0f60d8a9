"""Where a member begins: the one page of her kind of organisation that says what needs her now."""

from flask import Flask, redirect, url_for
from werkzeug.wrappers import Response

from app.accounts.current import current_member
from app.accounts.permissions import AFFILIATE, HEAD_OFFICE, MONITOR

LANDING = {
    MONITOR: "cases.queue",
    HEAD_OFFICE: "accounts.people",
    AFFILIATE: "accounts.people",
}


def home() -> Response:
    """`/`: sends her to her kind's first page."""
    return redirect(url_for(LANDING[current_member().kind]))


def set_up_landing(app: Flask) -> None:
    """Adds `/`."""
    app.add_url_rule("/", "home", home)
