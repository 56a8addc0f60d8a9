"""What gunicorn loads: the dashboard and the webhooks, each made in its own worker."""

from flask import Flask

from app.processes.heartbeat import keep_beating
from config.platform.database import open_engine
from config.platform.logs import set_up
from config.settings import Bots, Fallback, Web, load

RECEIVER_BUSY_SECONDS = 2
"""Longer than this the database counts as away, and a message goes to the spool (design 4)."""


def web() -> Flask:
    """The dashboard."""
    from app.dashboard.application import create_app  # noqa: PLC0415

    set_up("web")
    settings = load(Web)
    engine = open_engine(settings.database_url)
    keep_beating(engine, "web")
    return create_app(settings, engine)


def bots() -> Flask:
    """The carriers' webhooks: they do not carry the dashboard's libraries."""
    from app.webhooks.application import create_webhooks  # noqa: PLC0415

    set_up("bots")
    settings = load(Bots)
    engine = open_engine(settings.database_url, RECEIVER_BUSY_SECONDS)
    keep_beating(engine, "bots")
    return create_webhooks(settings, engine)


def fallback() -> Flask:
    """The receiver of last resort: it holds no secret and knows no database."""
    from app.webhooks.fallback import create_fallback  # noqa: PLC0415

    set_up("fallback")
    return create_fallback(load(Fallback))
