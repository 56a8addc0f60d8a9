"""The queue, one case, and what a monitor does with it."""

from flask import Blueprint

blueprint = Blueprint("cases", __name__)

# The modules add their routes to the blueprint above.
from app.dashboard.monitor.case import addresses, finding, level, page, triage  # noqa: E402
from app.dashboard.monitor.case.thread import attachments, reply  # noqa: E402
from app.dashboard.monitor.case.thread import routes as thread  # noqa: E402
from app.dashboard.monitor.queue import routes as queue  # noqa: E402

__all__ = [
    "addresses", "attachments", "blueprint", "finding", "level", "page", "queue", "reply", "thread",
    "triage",
]  # fmt: skip
