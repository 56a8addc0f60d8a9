"""The screen of the supply chain."""

from flask_babel import lazy_gettext as _

from app.dashboard.frame.access.permissions import only
from app.dashboard.frame.page.screen import NavigationEntry, Screen
from app.dashboard.head_office.supply_chain import routes
from app.dashboard.head_office.supply_chain.blueprint import blueprint
from vault.roles import OrganisationKind

SCREEN = Screen(
    blueprint,
    routes=(routes,),
    access=dict.fromkeys(("page", "factory", "affiliate"), only(OrganisationKind.HEAD_OFFICE)),
    navigation=(NavigationEntry("page", _("Supply chain")),),
)
