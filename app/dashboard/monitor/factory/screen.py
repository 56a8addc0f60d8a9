"""The screen of one factory, for monitors."""

from app.dashboard.frame.access.permissions import only
from app.dashboard.frame.page.screen import Screen
from app.dashboard.monitor.factory import routes
from app.dashboard.monitor.factory.blueprint import blueprint
from vault.roles import OrganisationKind

SCREEN = Screen(
    blueprint,
    routes=(routes,),
    access={"page": only(OrganisationKind.MONITOR)},
    within="queue.page",
)
