"""Where a member begins: the one page of the own kind of organisation that says what waits."""

from collections.abc import Iterable

from flask import Flask, redirect, url_for
from werkzeug.wrappers import Response

from app.accounts.current_member import current_member
from app.dashboard.frame.access.permissions import may
from app.dashboard.frame.page.screen import Screen
from vault.roles import Role

OF_ROLES = ((Role.AUDITOR, "log.page"), (Role.ADMINISTRATOR, "hours.page"))
"""Where those begin who work on no case."""
ELSE = "members.page"


def set_up_landing(app: Flask, screens: Iterable[Screen]) -> None:
    """Adds `/`, which leads on to the first page of the member's kind, or to the colleagues."""
    first_pages = {one.begins_for: one.first for one in screens if one.begins_for is not None}

    @app.get("/", endpoint="home")
    def home() -> Response:
        member = current_member()
        apart = next((page for role, page in OF_ROLES if role in member.roles), ELSE)
        first = first_pages.get(member.kind, ELSE) if apart == ELSE else apart
        return redirect(url_for(first if may(member, first) else ELSE))
