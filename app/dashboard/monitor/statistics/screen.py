"""The screen of figures, for monitors and for the head office of their alerts."""

from flask_babel import lazy_gettext as _

from app.dashboard.frame.access.permissions import Access
from app.dashboard.frame.page.screen import NavigationEntry, Screen
from app.dashboard.monitor.statistics import routes
from app.dashboard.monitor.statistics.blueprint import blueprint
from vault.roles import ROLES_OF_KIND, OrganisationKind

KINDS = (OrganisationKind.MONITOR, OrganisationKind.HEAD_OFFICE)

SCREEN = Screen(
    blueprint,
    routes=(routes,),
    access={
        "page": Access(
            frozenset(KINDS), frozenset(role for kind in KINDS for role in ROLES_OF_KIND[kind])
        )
    },
    navigation=(NavigationEntry("page", _("Statistics")),),
)
