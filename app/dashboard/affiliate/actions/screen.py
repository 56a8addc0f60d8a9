"""What a buyer did: part of the page of an alert."""

from app.dashboard.affiliate.actions import routes
from app.dashboard.affiliate.actions.blueprint import blueprint
from app.dashboard.frame.access.permissions import only
from app.dashboard.frame.page.screen import Screen
from vault.roles import OrganisationKind, Role

SCREEN = Screen(
    blueprint,
    routes=(routes,),
    access=dict.fromkeys(("record", "records"), only(OrganisationKind.AFFILIATE, Role.BUYER)),
    within="alerts.list",
)
