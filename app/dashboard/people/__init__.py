"""Signing in, founding, joining, and the people of an organisation."""

from flask import Blueprint

blueprint = Blueprint("accounts", __name__)

# The modules add their routes to the blueprint above.
from app.dashboard.people import language  # noqa: E402
from app.dashboard.people.founding import routes as founding  # noqa: E402
from app.dashboard.people.joining import routes as joining  # noqa: E402
from app.dashboard.people.members import partners, rosters  # noqa: E402
from app.dashboard.people.members import routes as members  # noqa: E402
from app.dashboard.people.sign_in import routes as sign_in  # noqa: E402

__all__ = [
    "blueprint",
    "founding",
    "joining",
    "language",
    "members",
    "partners",
    "rosters",
    "sign_in",
]
