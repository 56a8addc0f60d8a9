"""What a public buyer gets: released alerts, and one button."""

from flask import Blueprint

blueprint = Blueprint("received", __name__)

# The module adds its routes to the blueprint above.
from app.dashboard.affiliate.alerts import routes  # noqa: E402

__all__ = ["blueprint", "routes"]
