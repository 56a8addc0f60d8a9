"""The screen of cases that go to another organisation, and that come from one."""

from flask_babel import lazy_gettext as _

from app.dashboard.frame.access.permissions import only
from app.dashboard.frame.page.screen import NavigationEntry, Screen
from app.dashboard.monitor.transfers import giver, taker
from app.dashboard.monitor.transfers.blueprint import blueprint
from vault.roles import OrganisationKind

ENDPOINTS = (
    *("ask", "wish", "override", "agree", "withdraw", "keys", "pass_keys", "offer"),
    *("list", "page", "data", "accept", "refuse", "pins"),
)

SCREEN = Screen(
    blueprint,
    routes=(giver, taker),
    # Which step is whose, the rules of a transfer say.
    access=dict.fromkeys(ENDPOINTS, only(OrganisationKind.MONITOR)),
    navigation=(NavigationEntry("list", _("Offered to us"), taker.waiting_count),),
)
