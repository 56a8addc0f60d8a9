"""The screen of releases, where head offices begin."""

from flask_babel import lazy_gettext as _

from app.dashboard.frame.access.permissions import only, proven
from app.dashboard.frame.page.screen import NavigationEntry, Screen
from app.dashboard.head_office.releases import decide, routes
from app.dashboard.head_office.releases.blueprint import blueprint
from vault.roles import OrganisationKind, Role

RELEASERS = only(OrganisationKind.HEAD_OFFICE, Role.RELEASER)

SCREEN = Screen(
    blueprint,
    routes=(routes, decide),
    access={
        "list": RELEASERS,
        "release": proven(RELEASERS),
        "data": RELEASERS,
        "preview": RELEASERS,
        "sign": proven(RELEASERS),
        "give_back": RELEASERS,
        "recall": proven(RELEASERS),
        "pins": RELEASERS,
    },
    navigation=(NavigationEntry("list", _("To release"), routes.waiting_count),),
    begins_for=OrganisationKind.HEAD_OFFICE,
)
