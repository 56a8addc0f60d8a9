"""The operator's screen: in by a link of `firedoor operator`, with a session of its own."""

from app.dashboard.frame.access.permissions import OPERATOR, PUBLIC
from app.dashboard.frame.page.screen import Screen
from app.dashboard.operator import routes
from app.dashboard.operator.blueprint import blueprint

SCREEN = Screen(
    blueprint,
    routes=(routes,),
    access={"enter": PUBLIC, "use_link": PUBLIC, "page": OPERATOR, "leave": OPERATOR},
)
