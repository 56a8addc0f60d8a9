"""Reach: posters and cards, sessions with workers, and what came of them."""

from flask import Blueprint

blueprint = Blueprint("awareness", __name__)

# The modules add their routes to the blueprint above.
from app.dashboard.monitor.outreach import posters, routes  # noqa: E402

__all__ = ["blueprint", "posters", "routes"]
