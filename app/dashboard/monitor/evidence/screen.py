"""The evidence of one case."""

from app.dashboard.frame.access.permissions import only
from app.dashboard.frame.page.screen import Screen
from app.dashboard.monitor.evidence import facts, page, register
from app.dashboard.monitor.evidence.blueprint import blueprint
from vault.roles import OrganisationKind

ENDPOINTS = ("page", "register", "records", "take_in", "custody", "fact", "take_back")

SCREEN = Screen(
    blueprint,
    routes=(page, register, facts),
    access=dict.fromkeys(ENDPOINTS, only(OrganisationKind.MONITOR)),
    within="queue.page",
)
