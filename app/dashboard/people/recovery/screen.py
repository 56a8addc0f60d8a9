"""The screen on which recovery papers are used."""

from app.dashboard.frame.access.permissions import PUBLIC
from app.dashboard.frame.page.screen import Screen
from app.dashboard.people.recovery import routes
from app.dashboard.people.recovery.blueprint import blueprint

SCREEN = Screen(
    blueprint,
    routes=(routes,),
    access={"page": PUBLIC, "data": PUBLIC, "answer": PUBLIC},
)
