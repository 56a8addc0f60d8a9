"""/hours: when the organisation works, who is on call, and how alarms reach members."""

from flask import render_template
from flask_babel import lazy_gettext as _

from app.accounts.current_member import current_member
from app.dashboard.frame.access.permissions import may
from app.dashboard.frame.request import services
from app.dashboard.monitor.hours.blueprint import blueprint
from app.dashboard.monitor.hours.calendar_lines import calendar_lines, country_name
from app.dashboard.monitor.hours.duty_lines import duty_lines
from app.dashboard.wording.times import own_zone
from case_management.duty.ways import Way

WAYS = (
    (
        Way.TEXT,
        _("By SMS"),
        _("Your number, with + and the country. It comes from your line."),
        "tel",
    ),
    (
        Way.TELEGRAM,
        _("By Telegram"),
        _("The number of your account. First open your line's bot once and press Start."),
        "text",
    ),
    (
        Way.SERVICE,
        _("By another service"),
        _("An Apprise address, such as ntfys://your-server/topic. It is a secret."),
        "password",
    ),
)
"""Each way with its label, its hint and the kind of its field."""


@blueprint.get("/hours", endpoint="page")
def show() -> str:
    """The page."""
    return hours_page()


def hours_page(refused: str = "") -> str:
    """The page, with what was refused."""
    return render_template(
        "monitor/hours/templates/page.html",
        calendar=calendar_lines(services().policy),
        duty=duty_lines(),
        ways=WAYS,
        zone=own_zone().key,
        country=country_name(own_zone().key),
        coordinates=may(current_member(), "hours.set_week"),
        refused=refused,
    )
