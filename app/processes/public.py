"""The public page: it holds no secret, knows no database, and reads one folder."""

from collections.abc import Callable, Iterable
from typing import Any

from app.processes.gunicorn import serve
from app.publication.serve import public_application
from config.platform.logs import set_up
from config.settings import PublicSettings, load


def main() -> None:
    """Serves until SIGTERM."""
    settings = load(PublicSettings)
    serve(
        "app.processes.public:application()",
        settings.listen_address,
        settings.public_port,
        workers=1,
        threads=4,
    )


def prepare() -> None:
    """Imports what workers need, once for all of them: it is imported already."""


def application() -> Callable[..., Iterable[Any]]:
    """The files, as one worker serves them."""
    set_up("public")
    return public_application(load(PublicSettings).folder)
