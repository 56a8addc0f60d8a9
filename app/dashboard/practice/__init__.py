"""/practice: a phone, a chat and the mailboxes to try Firedoor with. Embedded size only."""

from flask import Blueprint

blueprint = Blueprint("practice", __name__, url_prefix="/practice")

# The modules add their routes to the blueprint above.
from app.dashboard.practice import page, relay  # noqa: E402

__all__ = ["blueprint", "page", "relay"]
