"""The screen on which a member takes cases out as a file."""

from app.dashboard.frame.access.permissions import only, proven
from app.dashboard.frame.page.screen import Screen
from app.dashboard.monitor.export import routes
from app.dashboard.monitor.export.blueprint import blueprint
from vault.roles import OrganisationKind, Role

SCREEN = Screen(
    blueprint,
    routes=(routes,),
    access={
        "one": proven(only(OrganisationKind.MONITOR)),
        "case": proven(only(OrganisationKind.MONITOR)),
        "all": proven(only(OrganisationKind.MONITOR, Role.COORDINATOR)),
        "cases": only(OrganisationKind.MONITOR, Role.COORDINATOR),
    },
    within="queue.page",
)
