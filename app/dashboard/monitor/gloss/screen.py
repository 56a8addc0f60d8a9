"""The screen of glosses."""

from app.dashboard.frame.access.permissions import only
from app.dashboard.frame.page.screen import Screen
from app.dashboard.monitor.gloss import model_settings, page, translators, write
from app.dashboard.monitor.gloss.blueprint import blueprint
from vault.roles import OrganisationKind, Role

ENDPOINTS = ("page", "parts", "records", "ask", "write", "name", "end")

SCREEN = Screen(
    blueprint,
    routes=(page, write, translators, model_settings),
    access={
        **dict.fromkeys(ENDPOINTS, only(OrganisationKind.MONITOR)),
        "model": only(OrganisationKind.MONITOR, Role.COORDINATOR),
        "set_model": only(OrganisationKind.MONITOR, Role.COORDINATOR),
    },
    within="queue.page",
)
