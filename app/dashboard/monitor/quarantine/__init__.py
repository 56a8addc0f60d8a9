"""What nobody signed: a coordinator accepts or drops it, without seeing what is in it."""

from flask import Blueprint

blueprint = Blueprint("quarantine", __name__)

# The module adds its routes to the blueprint above.
from app.dashboard.monitor.quarantine import routes  # noqa: E402

__all__ = ["blueprint", "routes"]
