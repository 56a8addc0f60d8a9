"""The screen on which monitors begin."""

from flask_babel import lazy_gettext as _

from app.dashboard.frame.access.permissions import only
from app.dashboard.frame.page.screen import NavigationEntry, Screen
from app.dashboard.monitor.now import routes
from app.dashboard.monitor.now.blueprint import blueprint
from vault.roles import OrganisationKind

SCREEN = Screen(
    blueprint,
    routes=(routes,),
    access={"page": only(OrganisationKind.MONITOR)},
    navigation=(NavigationEntry("page", _("Now")),),
    begins_for=OrganisationKind.MONITOR,
)
