"""The screen of the queue, where monitors begin."""

from flask_babel import lazy_gettext as _

from app.dashboard.frame.access.permissions import only
from app.dashboard.frame.page.screen import NavigationEntry, Screen
from app.dashboard.monitor.queue import first_words, joining, routes, screening, views
from app.dashboard.monitor.queue.blueprint import blueprint
from vault.roles import OrganisationKind

SCREEN = Screen(
    blueprint,
    routes=(routes, first_words, screening, joining, views),
    access={
        "page": only(OrganisationKind.MONITOR),
        "rows": only(OrganisationKind.MONITOR),
        "ended": only(OrganisationKind.MONITOR),
        "first_words": only(OrganisationKind.MONITOR),
        "screen": only(OrganisationKind.MONITOR),
        "undo_screening": only(OrganisationKind.MONITOR),
        "join": only(OrganisationKind.MONITOR),
        "part": only(OrganisationKind.MONITOR),
        "keep_view": only(OrganisationKind.MONITOR),
        "drop_view": only(OrganisationKind.MONITOR),
    },
    navigation=(
        NavigationEntry("page", _("Cases"), routes.unread_count),
        NavigationEntry("ended", _("Ended")),
    ),
)
