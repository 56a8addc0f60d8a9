"""The screen of the ledger."""

from flask_babel import lazy_gettext as _

from app.dashboard.frame.access.permissions import only
from app.dashboard.frame.page.screen import NavigationEntry, Screen
from app.dashboard.monitor.ledger import routes
from app.dashboard.monitor.ledger.blueprint import blueprint
from vault.roles import OrganisationKind, Role

SCREEN = Screen(
    blueprint,
    routes=(routes,),
    access={
        "page": only(OrganisationKind.MONITOR, Role.COORDINATOR, Role.AUDITOR, Role.ADMINISTRATOR)
    },
    navigation=(NavigationEntry("page", _("Ledger")),),
)
