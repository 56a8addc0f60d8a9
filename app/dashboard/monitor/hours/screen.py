"""The screen of working days and alarms."""

from flask_babel import lazy_gettext as _

from app.dashboard.frame.access.permissions import only
from app.dashboard.frame.page.screen import NavigationEntry, Screen
from app.dashboard.monitor.hours import calendar, duty, public_holidays, routes
from app.dashboard.monitor.hours.blueprint import blueprint
from vault.roles import OrganisationKind, Role

SCREEN = Screen(
    blueprint,
    routes=(routes, calendar, public_holidays, duty),
    access={
        "page": only(OrganisationKind.MONITOR),
        "set_week": only(OrganisationKind.MONITOR, Role.COORDINATOR),
        "add_holidays": only(OrganisationKind.MONITOR, Role.COORDINATOR),
        "remove_holidays": only(OrganisationKind.MONITOR, Role.COORDINATOR),
        "public_holidays": only(OrganisationKind.MONITOR, Role.COORDINATOR),
        "take_holidays": only(OrganisationKind.MONITOR, Role.COORDINATOR),
        "add_turn": only(OrganisationKind.MONITOR, Role.COORDINATOR),
        "remove_turn": only(OrganisationKind.MONITOR, Role.COORDINATOR),
        "set_way": only(OrganisationKind.MONITOR),
        "ring_test": only(OrganisationKind.MONITOR),
        "acknowledge_test": only(OrganisationKind.MONITOR),
    },
    navigation=(NavigationEntry("page", _("Hours")),),
)
