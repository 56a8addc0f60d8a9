"""The sweep: finds what no bell announced, and asks carriers about what is uncertain."""

from sqlalchemy import Engine

from app.jobs.loop import repeat, until_stopped
from app.jobs.sending import make_courier
from config.logs import log
from config.settings import Courier as CourierSettings

EVERY_SECONDS = 2


def run(settings: CourierSettings, engine: Engine) -> None:
    """Until SIGTERM, every few seconds; with Redis away it sends everything."""
    stopped = until_stopped()
    courier = make_courier(settings, engine, stopped)
    log().info("sweep ready", state="ready")

    def once() -> None:
        courier.ask_about_uncertain()
        courier.drain()

    repeat(once, EVERY_SECONDS, stopped)
