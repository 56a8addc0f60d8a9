"""The screen of a member's own account; the member's name in the header leads to it."""

from app.dashboard.frame.access.permissions import EVERY_MEMBER
from app.dashboard.frame.page.screen import Screen
from app.dashboard.people.account import routes
from app.dashboard.people.account.blueprint import blueprint

SCREEN = Screen(
    blueprint,
    routes=(routes,),
    access={
        "page": EVERY_MEMBER,
        "passphrase": EVERY_MEMBER,
        "second_factor": EVERY_MEMBER,
        "end_session": EVERY_MEMBER,
    },
)
