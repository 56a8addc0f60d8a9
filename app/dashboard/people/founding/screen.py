"""The screen on which an organisation is founded."""

from app.dashboard.frame.access.permissions import PUBLIC
from app.dashboard.frame.page.screen import Screen
from app.dashboard.people.founding import routes
from app.dashboard.people.founding.blueprint import blueprint

SCREEN = Screen(
    blueprint,
    routes=(routes,),
    access={"page": PUBLIC, "data": PUBLIC, "answer": PUBLIC},
)
