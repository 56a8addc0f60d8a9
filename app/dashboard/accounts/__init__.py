"""Signing in, founding, joining, and the people of an organisation."""

from flask import Blueprint

blueprint = Blueprint("accounts", __name__)

# The modules add their routes to the blueprint above.
from app.dashboard.accounts import found, join, partners, people, rosters, sign_in  # noqa: E402

__all__ = ["blueprint", "found", "join", "partners", "people", "rosters", "sign_in"]
