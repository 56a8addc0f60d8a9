"""The screen of reply templates."""

from flask_babel import lazy_gettext as _

from app.dashboard.frame.access.permissions import only
from app.dashboard.frame.page.screen import NavigationEntry, Screen
from app.dashboard.monitor.reply_templates import routes
from app.dashboard.monitor.reply_templates.blueprint import blueprint
from vault.roles import OrganisationKind

SCREEN = Screen(
    blueprint,
    routes=(routes,),
    access=dict.fromkeys(("page", "records", "keep", "remove"), only(OrganisationKind.MONITOR)),
    navigation=(NavigationEntry("page", _("Reply templates")),),
)
