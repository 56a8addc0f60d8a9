"""The line at the head of a monitor's page when something of the installation stands still."""

from flask import Flask
from flask_babel import lazy_gettext as _
from sqlalchemy.exc import SQLAlchemyError

from app.accounts.current_member import current_member_or_none
from app.dashboard.frame.request import database, now
from app.health.standing_still import StandingStill, standing_still
from vault.roles import OrganisationKind

WORDS = {
    StandingStill.RECEIVING: _(
        "New texts of workers may not arrive at the moment. Tell whoever looks after the server."
    ),
    StandingStill.SENDING: _(
        "No text and no email leaves at the moment. What you write is kept and goes out later. "
        "Tell whoever looks after the server."
    ),
    StandingStill.CLOCKS: _(
        "Nobody is woken for danger to life at the moment: look into the list yourself. "
        "Tell whoever looks after the server."
    ),
    StandingStill.FETCHING: _(
        "Pictures and recordings of workers do not arrive at the moment, nor do some texts. "
        "Tell whoever looks after the server."
    ),
}


def set_up_status_line(app: Flask) -> None:
    """Gives templates `status_line()`."""
    app.jinja_env.globals["status_line"] = status_line


def status_line() -> list[str]:
    """The sentences, gravest first; none for who is no monitor, or while all is well."""
    member = current_member_or_none()
    if member is None or member.kind != OrganisationKind.MONITOR:
        return []
    try:
        found = standing_still(database(), now())
    except SQLAlchemyError:
        return []  # the page that says so is being drawn
    return [str(WORDS[one]) for one in found]
