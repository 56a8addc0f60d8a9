"""The queue, one case, and what a monitor does with it."""

from flask import Blueprint

blueprint = Blueprint("cases", __name__)

# The modules add their routes to the blueprint above.
from app.dashboard.cases import (  # noqa: E402
    addresses,
    attachments,
    finding,
    level,
    page,
    queue,
    reply,
    thread,
    triage,
)

__all__ = [
    "addresses", "attachments", "blueprint", "finding", "level", "page", "queue", "reply", "thread",
    "triage",
]  # fmt: skip
