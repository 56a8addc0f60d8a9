"""The screen of an affiliate's alerts."""

from flask_babel import lazy_gettext as _

from app.dashboard.affiliate.alerts import routes
from app.dashboard.affiliate.alerts.blueprint import blueprint
from app.dashboard.frame.access.permissions import PUBLIC, only
from app.dashboard.frame.page.screen import NavigationEntry, Screen
from vault.roles import OrganisationKind, Role

SCREEN = Screen(
    blueprint,
    routes=(routes,),
    access={
        "list": only(OrganisationKind.AFFILIATE, Role.BUYER),
        "alert": only(OrganisationKind.AFFILIATE, Role.BUYER),
        "acknowledge": only(OrganisationKind.AFFILIATE, Role.BUYER),
        # A link in a mail: leads to sign-in, tells nothing before.
        "by_reference": PUBLIC,
    },
    navigation=(NavigationEntry("list", _("Alerts"), routes.unacknowledged_count),),
    moved={"/received": "list", "/received/<alert_id>": "alert"},
)
