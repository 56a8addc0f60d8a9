"""The screen of outreach; its label is Reach."""

from flask_babel import lazy_gettext as _

from app.dashboard.frame.access.permissions import only
from app.dashboard.frame.page.screen import NavigationEntry, Screen
from app.dashboard.monitor.outreach import posters, routes
from app.dashboard.monitor.outreach.blueprint import blueprint
from vault.roles import OrganisationKind, Role

SCREEN = Screen(
    blueprint,
    routes=(routes, posters),
    access={
        "page": only(OrganisationKind.MONITOR),
        "log": only(OrganisationKind.MONITOR),
        "remove": only(OrganisationKind.MONITOR, Role.COORDINATOR),
        "posters": only(OrganisationKind.MONITOR),
        "print": only(OrganisationKind.MONITOR),
    },
    navigation=(NavigationEntry("page", _("Reach")),),
    moved={"/reach": "page", "/reach/posters": "posters"},
)
