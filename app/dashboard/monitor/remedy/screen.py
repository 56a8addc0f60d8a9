"""The screen of the remedy of one case."""

from app.dashboard.frame.access.permissions import only
from app.dashboard.frame.page.screen import Screen
from app.dashboard.monitor.remedy import actions, causes, money, page
from app.dashboard.monitor.remedy.agreements import routes as agreements
from app.dashboard.monitor.remedy.association import routes as association
from app.dashboard.monitor.remedy.blueprint import blueprint
from vault.roles import OrganisationKind

ENDPOINTS = (
    "page",
    "plan",
    "records",
    "causes",
    "propose",
    "step",
    "note",
    "payment",
    "take_back",
    "negotiation",
    "agreement",
    "breaches",
)

SCREEN = Screen(
    blueprint,
    routes=(page, causes, actions, money, agreements, association),
    # Who plans and who verifies, the rules say: any monitor may look.
    access=dict.fromkeys(ENDPOINTS, only(OrganisationKind.MONITOR)),
    within="queue.page",
)
