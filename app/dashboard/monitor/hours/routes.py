"""/hours: when the organisation works."""

from flask import render_template

from app.accounts.current_member import current_member
from app.dashboard.frame.request import services
from app.dashboard.monitor.hours.blueprint import blueprint
from app.dashboard.monitor.hours.calendar_lines import calendar_lines
from app.dashboard.wording.times import own_zone
from vault.roles import Role


@blueprint.get("/hours", endpoint="page")
def show() -> str:
    """The page."""
    return hours_page()


def hours_page(refused: str = "") -> str:
    """The page, with what was refused."""
    return render_template(
        "monitor/hours/templates/page.html",
        calendar=calendar_lines(services().policy),
        zone=own_zone().key,
        coordinates=Role.COORDINATOR in current_member().roles,
        refused=refused,
    )
