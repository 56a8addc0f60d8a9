"""The screen of sign-in, and the session and keys of whoever is signed in."""

from app.dashboard.frame.access.permissions import EVERY_MEMBER, PUBLIC
from app.dashboard.frame.page.screen import Screen
from app.dashboard.people.sign_in import routes
from app.dashboard.people.sign_in.blueprint import blueprint

SCREEN = Screen(
    blueprint,
    routes=(routes,),
    access={
        "page": PUBLIC,
        "salt": PUBLIC,
        "check": PUBLIC,
        # A session that is over must be able to clear the browser.
        "sign_out": PUBLIC,
        "sign_out_everywhere": EVERY_MEMBER,
        "page_key": EVERY_MEMBER,
        "keys": EVERY_MEMBER,
    },
)
