"""The screen on which an alert is drafted."""

from app.dashboard.frame.access.permissions import only
from app.dashboard.frame.page.screen import Screen
from app.dashboard.monitor.alert_draft import check, draft, propose
from app.dashboard.monitor.alert_draft.blueprint import blueprint
from vault.roles import OrganisationKind, Role

DRAFTERS = only(OrganisationKind.MONITOR, Role.INVESTIGATOR, Role.COORDINATOR)

SCREEN = Screen(
    blueprint,
    routes=(draft, check, propose),
    access={
        "page": DRAFTERS,
        "data": DRAFTERS,
        "check": DRAFTERS,
        "preview": DRAFTERS,
        "propose": DRAFTERS,
        "withdraw": DRAFTERS,
    },
    within="queue.page",
)
