"""The screen of the quarantine."""

from flask_babel import lazy_gettext as _

from app.dashboard.frame.access.permissions import only
from app.dashboard.frame.page.screen import NavigationEntry, Screen
from app.dashboard.monitor.quarantine import routes
from app.dashboard.monitor.quarantine.blueprint import blueprint
from vault.roles import OrganisationKind, Role

SCREEN = Screen(
    blueprint,
    routes=(routes,),
    access={
        "page": only(OrganisationKind.MONITOR, Role.COORDINATOR),
        "accept": only(OrganisationKind.MONITOR, Role.COORDINATOR),
        "drop": only(OrganisationKind.MONITOR, Role.COORDINATOR),
    },
    navigation=(NavigationEntry("page", _("Quarantine"), routes.waiting_count),),
)
