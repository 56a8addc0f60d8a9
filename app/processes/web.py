"""The dashboard. Each of gunicorn's workers makes its own application."""

from importlib import import_module

from flask import Flask

from app.processes.gunicorn import refuse_unfit, serve
from app.processes.heartbeat import keep_beating
from config.platform.database import open_engine
from config.platform.logs import set_up
from config.settings import WebSettings, load


def main() -> None:
    """Serves until SIGTERM. Raises Refused where a key is missing."""
    settings = load(WebSettings)
    refuse_unfit(settings, "cookie_key")
    serve(
        "app.processes.web:application()",
        settings.listen_address,
        settings.web_port,
        workers=1,
        threads=8,
    )


def prepare() -> None:
    """Imports what workers need, once for all of them."""
    import_module("app.dashboard.application")


def application() -> Flask:
    """The dashboard, as one worker serves it."""
    from app.dashboard.application import create_app  # noqa: PLC0415

    set_up("web")
    settings = load(WebSettings)
    engine = open_engine(settings.database_url)
    keep_beating(engine, "web")
    return create_app(settings, engine)
