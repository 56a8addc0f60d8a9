"""How every line, phone and process is, for the operator, who is no member."""

from flask import Blueprint

blueprint = Blueprint("operator", __name__)

# The module adds its routes to the blueprint above.
from app.dashboard.operator import routes  # noqa: E402

__all__ = ["blueprint", "routes"]
