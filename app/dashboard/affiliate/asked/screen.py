"""The first screen of a buyer."""

from flask_babel import lazy_gettext as _

from app.dashboard.affiliate.asked import routes
from app.dashboard.affiliate.asked.blueprint import blueprint
from app.dashboard.frame.access.permissions import only
from app.dashboard.frame.page.screen import NavigationEntry, Screen
from vault.roles import OrganisationKind, Role

SCREEN = Screen(
    blueprint,
    routes=(routes,),
    access={"page": only(OrganisationKind.AFFILIATE, Role.BUYER)},
    navigation=(NavigationEntry("page", _("Asked of you")),),
    begins_for=OrganisationKind.AFFILIATE,
)
