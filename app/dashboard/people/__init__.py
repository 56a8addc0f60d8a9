"""Signing in, founding, joining, and the people of an organisation."""

from flask import Blueprint

blueprint = Blueprint("accounts", __name__)

# The modules add their routes to the blueprint above.
from app.dashboard.people import (  # noqa: E402
    found,
    join,
    language,
    partners,
    people,
    rosters,
    sign_in,
)

__all__ = ["blueprint", "found", "join", "language", "partners", "people", "rosters", "sign_in"]
