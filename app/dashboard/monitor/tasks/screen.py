"""The tasks of cases."""

from app.dashboard.frame.access.permissions import only
from app.dashboard.frame.page.screen import Screen
from app.dashboard.monitor.tasks import case_tasks, own_tasks
from app.dashboard.monitor.tasks.blueprint import blueprint
from vault.roles import OrganisationKind

SCREEN = Screen(
    blueprint,
    routes=(case_tasks, own_tasks),
    access=dict.fromkeys(
        ("page", "records", "write", "step", "change"), only(OrganisationKind.MONITOR)
    ),
    within="now.page",
)
