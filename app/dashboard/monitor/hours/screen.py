"""The screen of working days and alarms."""

from flask_babel import lazy_gettext as _

from app.dashboard.frame.access.permissions import only
from app.dashboard.frame.page.screen import NavigationEntry, Screen
from app.dashboard.monitor.hours import calendar, duty, public_holidays, routes
from app.dashboard.monitor.hours.blueprint import blueprint
from vault.roles import ROLES_OF_KIND, OrganisationKind, Role

SETTERS = only(OrganisationKind.MONITOR, Role.COORDINATOR, Role.ADMINISTRATOR)
VIEWERS = only(
    OrganisationKind.MONITOR, *ROLES_OF_KIND[OrganisationKind.MONITOR], Role.ADMINISTRATOR
)

SCREEN = Screen(
    blueprint,
    routes=(routes, calendar, public_holidays, duty),
    access={
        "page": VIEWERS,
        "set_week": SETTERS,
        "add_holidays": SETTERS,
        "remove_holidays": SETTERS,
        "public_holidays": SETTERS,
        "take_holidays": SETTERS,
        "add_turn": SETTERS,
        "remove_turn": SETTERS,
        "set_way": VIEWERS,
        "ring_test": VIEWERS,
        "acknowledge_test": VIEWERS,
    },
    navigation=(NavigationEntry("page", _("Hours")),),
)
