"""The receiver of last resort: it holds no secret and knows no database."""

from importlib import import_module

from flask import Flask

from app.processes.gunicorn import serve
from config.platform.logs import set_up
from config.settings import FallbackSettings, load


def main() -> None:
    """Serves until SIGTERM."""
    settings = load(FallbackSettings)
    serve(
        "app.processes.fallback:application()",
        settings.listen_address,
        settings.fallback_port,
        workers=1,  # one process counts what it holds, and from whom
        threads=8,
    )


def prepare() -> None:
    """Imports what workers need, once for all of them."""
    import_module("app.webhooks.fallback")


def application() -> Flask:
    """The fallback webhooks, as one worker serves them. Raises Refused without a public key."""
    from app.webhooks.fallback import create_fallback  # noqa: PLC0415

    set_up("fallback")
    return create_fallback(load(FallbackSettings))
