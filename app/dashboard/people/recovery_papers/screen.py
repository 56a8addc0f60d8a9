"""The screen of recovery papers; the page of people leads to it."""

from app.dashboard.frame.access.permissions import COORDINATORS
from app.dashboard.frame.page.screen import Screen
from app.dashboard.people.recovery_papers import routes
from app.dashboard.people.recovery_papers.blueprint import blueprint

SCREEN = Screen(
    blueprint,
    routes=(routes,),
    access={"page": COORDINATORS, "make": COORDINATORS},
    within="members.page",
)
