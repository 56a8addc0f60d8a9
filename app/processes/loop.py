"""A loop that ends when it is told to, and says what went wrong without dying of it."""

import signal
from collections.abc import Callable
from threading import Event

from sqlalchemy.exc import SQLAlchemyError

from config.platform.logs import log


def until_stopped() -> Event:
    """An event that SIGTERM and SIGINT set."""
    stopped = Event()

    def stop(_signal: int, _frame: object) -> None:
        stopped.set()

    signal.signal(signal.SIGTERM, stop)
    signal.signal(signal.SIGINT, stop)
    return stopped


def repeat(work: Callable[[], object], seconds: float, stopped: Event) -> None:
    """Runs `work` every `seconds`; a database that is away is waited for."""
    while not stopped.is_set():
        try:
            work()
        except SQLAlchemyError as error:
            log().error("database away", error=error)
        stopped.wait(seconds)
