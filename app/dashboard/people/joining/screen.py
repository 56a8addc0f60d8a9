"""The screen on which a newcomer joins an organisation."""

from app.dashboard.frame.access.permissions import PUBLIC
from app.dashboard.frame.page.screen import Screen
from app.dashboard.people.joining import routes
from app.dashboard.people.joining.blueprint import blueprint

SCREEN = Screen(
    blueprint,
    routes=(routes,),
    access={"page": PUBLIC, "data": PUBLIC, "answer": PUBLIC},
)
