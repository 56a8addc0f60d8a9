"""The screen of the log: for auditors, who read nothing else, and for coordinators."""

from flask_babel import lazy_gettext as _

from app.dashboard.frame.access.permissions import Access
from app.dashboard.frame.page.screen import NavigationEntry, Screen
from app.dashboard.people.log import routes
from app.dashboard.people.log.blueprint import blueprint
from vault.roles import OrganisationKind, Role

READERS = Access(frozenset(OrganisationKind), frozenset({Role.COORDINATOR, Role.AUDITOR}))

SCREEN = Screen(
    blueprint,
    routes=(routes,),
    access=dict.fromkeys(("page", "check", "checkpoint"), READERS),
    navigation=(NavigationEntry("page", _("Log")),),
)
