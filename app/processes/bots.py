"""The carriers' webhooks. Each of gunicorn's workers makes its own application."""

from importlib import import_module

from flask import Flask

from app.processes.gunicorn import refuse_unfit, serve
from app.processes.heartbeat import keep_beating
from config.platform.database import open_engine
from config.platform.logs import set_up
from config.settings import BotsSettings, load

BUSY_SECONDS = 2
"""Longer than this the database counts as away, and a message goes to the spool."""


def main() -> None:
    """Serves until SIGTERM. Raises Refused where a key is missing."""
    settings = load(BotsSettings)
    refuse_unfit(settings, "contact_pepper", "code_pepper", "dedupe_key", "receiver_key")
    serve(
        "app.processes.bots:application()",
        settings.listen_address,
        settings.bots_port,
        workers=2,
        threads=4,
    )


def prepare() -> None:
    """Imports what workers need, once for all of them."""
    import_module("app.webhooks.application")
    import_module("intake.dialogue.understanding.keyword_search").file_words()


def application() -> Flask:
    """The webhooks, as one worker serves them, without the dashboard's libraries."""
    from app.webhooks.application import create_webhooks  # noqa: PLC0415

    set_up("bots")
    settings = load(BotsSettings)
    engine = open_engine(settings.database_url, BUSY_SECONDS)
    keep_beating(engine, "bots")
    return create_webhooks(settings, engine)
