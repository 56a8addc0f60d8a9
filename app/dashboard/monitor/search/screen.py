"""The screen on which monitors search their cases."""

from flask_babel import lazy_gettext as _

from app.dashboard.frame.access.permissions import only
from app.dashboard.frame.page.screen import NavigationEntry, Screen
from app.dashboard.monitor.search import routes
from app.dashboard.monitor.search.blueprint import blueprint
from vault.roles import OrganisationKind

SCREEN = Screen(
    blueprint,
    routes=(routes,),
    access=dict.fromkeys(("page", "cases", "records"), only(OrganisationKind.MONITOR)),
    navigation=(NavigationEntry("page", _("Search"), key="/"),),
)
