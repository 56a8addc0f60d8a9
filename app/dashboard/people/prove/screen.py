"""The screen on which a member signs in again; the gate leads to it, no link does."""

from app.dashboard.frame.access.permissions import EVERY_MEMBER
from app.dashboard.frame.page.screen import Screen
from app.dashboard.people.prove import routes
from app.dashboard.people.prove.blueprint import blueprint

SCREEN = Screen(
    blueprint,
    routes=(routes,),
    access={"page": EVERY_MEMBER, "check": EVERY_MEMBER},
)
