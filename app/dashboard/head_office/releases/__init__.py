"""The head office's releaser: what waits for her, and the second signature."""

from flask import Blueprint

blueprint = Blueprint("releases", __name__)

# The modules add their routes to the blueprint above.
from app.dashboard.head_office.releases import decide, routes  # noqa: E402

__all__ = ["blueprint", "decide", "routes"]
