"""Where a member begins: the one page of her kind of organisation that says what needs her now."""

from collections.abc import Mapping

from flask import Flask, redirect, url_for
from werkzeug.wrappers import Response

from app.accounts.current_member import current_member
from app.dashboard.frame.permissions import PERMISSIONS
from vault.roles import OrganisationKind

LANDING: Mapping[str, str] = {
    OrganisationKind.MONITOR: "cases.queue",
    OrganisationKind.HEAD_OFFICE: "releases.index",
    OrganisationKind.AFFILIATE: "received.index",
}
ELSE = "accounts.people"


def home() -> Response:
    """`/`: sends her to her kind's first page, or to her colleagues where that is not hers."""
    member = current_member()
    first = LANDING[member.kind]
    mine = PERMISSIONS[first].lets(member.kind, member.roles)
    return redirect(url_for(first if mine else ELSE))


def set_up_landing(app: Flask) -> None:
    """Adds `/`."""
    app.add_url_rule("/", "home", home)
