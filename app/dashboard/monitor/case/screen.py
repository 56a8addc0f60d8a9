"""The screen of one case."""

from app.dashboard.frame.access.permissions import only
from app.dashboard.frame.page.screen import Screen
from app.dashboard.monitor.case import outline, page
from app.dashboard.monitor.case.blueprint import blueprint
from app.dashboard.monitor.case.changes import (
    access,
    employer,
    finding,
    hazard,
    joined,
    level,
    note,
    triage,
)
from app.dashboard.monitor.case.thread import attachments, reply
from app.dashboard.monitor.case.thread import routes as thread
from vault.roles import OrganisationKind, Role

ENDPOINTS = (
    "page",
    "side",
    "threads",
    "records",
    "read",
    "file",
    "reply",
    "answered",
    "employer",
    "settle",
    "ask_today",
    "end_today",
    "observe",
    "category",
    "factory",
    "reprisal",
    "assignee",
    "level",
    "level_request",
    "agree_level",
    "step",
    "finding",
    "note",
    "join",
    "part",
    "recuse",
    "watch",
)

SCREEN = Screen(
    blueprint,
    routes=(
        employer,
        page,
        outline,
        thread,
        attachments,
        reply,
        triage,
        level,
        finding,
        hazard,
        note,
        joined,
        access,
    ),
    # Which step is whose, the rules of a case say: any monitor may look and ask.
    access={
        **dict.fromkeys(ENDPOINTS, only(OrganisationKind.MONITOR)),
        "lift_recusal": only(OrganisationKind.MONITOR, Role.COORDINATOR),
    },
    within="queue.page",
)
