"""The page of one contract of a buyer."""

from app.dashboard.affiliate.contracts import routes
from app.dashboard.affiliate.contracts.blueprint import blueprint
from app.dashboard.frame.access.permissions import only
from app.dashboard.frame.page.screen import Screen
from vault.roles import OrganisationKind, Role

SCREEN = Screen(
    blueprint,
    routes=(routes,),
    access=dict.fromkeys(
        ("page", "records", "obligation", "outcomes", "step"),
        only(OrganisationKind.AFFILIATE, Role.BUYER),
    ),
    within="asked.page",
)
