"""The screen of the public page, for head offices and for monitors that publish themselves."""

from flask_babel import lazy_gettext as _

from app.dashboard.frame.access.permissions import Access, proven
from app.dashboard.frame.page.screen import NavigationEntry, Screen
from app.dashboard.head_office.publication import routes
from app.dashboard.head_office.publication.blueprint import blueprint
from vault.roles import OrganisationKind, Role

PUBLISHERS = Access(
    frozenset({OrganisationKind.MONITOR, OrganisationKind.HEAD_OFFICE}),
    frozenset({Role.COORDINATOR}),
)

SCREEN = Screen(
    blueprint,
    routes=(routes,),
    access={
        "page": PUBLISHERS,
        "switch_on": proven(PUBLISHERS),
        "switch_off": PUBLISHERS,
    },
    navigation=(NavigationEntry("page", _("Public page")),),
)
