"""The screen of outreach; its label is Reach."""

from flask_babel import lazy_gettext as _

from app.dashboard.frame.access.permissions import only
from app.dashboard.frame.page.screen import NavigationEntry, Screen
from app.dashboard.monitor.outreach import posters, routes
from app.dashboard.monitor.outreach.blueprint import blueprint
from vault.roles import ROLES_OF_KIND, OrganisationKind, Role

REACHING = only(
    OrganisationKind.MONITOR, *ROLES_OF_KIND[OrganisationKind.MONITOR], Role.ADMINISTRATOR
)

SCREEN = Screen(
    blueprint,
    routes=(routes, posters),
    access={
        "page": REACHING,
        "log": REACHING,
        "remove": only(OrganisationKind.MONITOR, Role.COORDINATOR),
        "posters": REACHING,
        "print": REACHING,
    },
    navigation=(NavigationEntry("page", _("Reach")),),
    moved={"/reach": "page", "/reach/posters": "posters"},
)
