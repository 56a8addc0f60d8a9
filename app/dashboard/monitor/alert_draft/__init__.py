"""Drafting an alert: the coded fields, the statement, who gets it, and what blocks it."""

from flask import Blueprint

blueprint = Blueprint("alerts", __name__)

# The modules add their routes to the blueprint above.
from app.dashboard.monitor.alert_draft import check, draft, propose  # noqa: E402

__all__ = ["blueprint", "check", "draft", "propose"]
