"""The screen of working days and alarms."""

from flask_babel import lazy_gettext as _

from app.dashboard.frame.access.permissions import only
from app.dashboard.frame.page.screen import NavigationEntry, Screen
from app.dashboard.monitor.hours import calendar, routes
from app.dashboard.monitor.hours.blueprint import blueprint
from vault.roles import OrganisationKind, Role

SCREEN = Screen(
    blueprint,
    routes=(routes, calendar),
    access={
        "page": only(OrganisationKind.MONITOR),
        "set_week": only(OrganisationKind.MONITOR, Role.COORDINATOR),
        "add_holidays": only(OrganisationKind.MONITOR, Role.COORDINATOR),
        "remove_holidays": only(OrganisationKind.MONITOR, Role.COORDINATOR),
    },
    navigation=(NavigationEntry("page", _("Hours")),),
)
