"""The screen of an organisation's people."""

from flask_babel import lazy_gettext as _

from app.dashboard.frame.access.permissions import COORDINATORS, EVERY_MEMBER, Access, only
from app.dashboard.frame.page.screen import NavigationEntry, Screen
from app.dashboard.people.members import partners, rosters, routes
from app.dashboard.people.members.blueprint import blueprint
from vault.roles import OrganisationKind, Role

SECOND_SIGNERS = Access(frozenset(OrganisationKind), frozenset({Role.COORDINATOR, Role.RELEASER}))

SCREEN = Screen(
    blueprint,
    routes=(routes, rosters, partners),
    access={
        "page": EVERY_MEMBER,
        "invite": COORDINATORS,
        "invitation": COORDINATORS,
        "complete_invitation": COORDINATORS,
        "cancel_invitation": COORDINATORS,
        "pending_roster": SECOND_SIGNERS,
        "countersign_roster": SECOND_SIGNERS,
        "drop_roster": COORDINATORS,
        "remove_member": COORDINATORS,
        "partner": only(OrganisationKind.MONITOR, Role.COORDINATOR),
        "add_partner": only(OrganisationKind.MONITOR, Role.COORDINATOR),
        "set_on_call": only(
            OrganisationKind.MONITOR, Role.COORDINATOR, Role.TRIAGER, Role.ADMINISTRATOR
        ),
    },
    navigation=(NavigationEntry("page", _("People")),),
)
