"""No page of its own: the select stands in the header of every page."""

from app.dashboard.frame.access.permissions import EVERY_MEMBER
from app.dashboard.frame.page.screen import Screen
from app.dashboard.people.language import routes
from app.dashboard.people.language.blueprint import blueprint

SCREEN = Screen(blueprint, routes=(routes,), access={"choose": EVERY_MEMBER})
