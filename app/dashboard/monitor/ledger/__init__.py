"""Proof that no message was lost: what came in, what is stored, what was handled."""

from flask import Blueprint

blueprint = Blueprint("ledger", __name__)

# The module adds its routes to the blueprint above.
from app.dashboard.monitor.ledger import routes  # noqa: E402

__all__ = ["blueprint", "routes"]
