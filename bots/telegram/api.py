"""One bot and one event loop for a whole process, so that connections are kept open."""

import asyncio
from collections.abc import Coroutine
from functools import cache
from ssl import SSLContext
from threading import Thread
from typing import Any, TypeVar

from httpx import create_ssl_context
from telegram import Bot
from telegram.request import HTTPXRequest

T = TypeVar("T")
OFFICIAL = "https://api.telegram.org"
TIMEOUT_SECONDS = 10


class BotApi:
    """`call` runs one of the bot's coroutines on the process's loop and waits for its result."""

    def __init__(self, token: str, api_url: str) -> None:
        base = api_url or OFFICIAL
        requests = [
            HTTPXRequest(
                connection_pool_size=16,
                connect_timeout=5,
                read_timeout=TIMEOUT_SECONDS,
                write_timeout=TIMEOUT_SECONDS,
                pool_timeout=TIMEOUT_SECONDS,
                httpx_kwargs={"verify": _trusted()},
            )
            for _ in range(2)
        ]
        self.bot = Bot(
            token,
            base_url=f"{base}/bot",
            base_file_url=f"{base}/file/bot",
            request=requests[0],
            get_updates_request=requests[1],
        )
        self._loop = asyncio.new_event_loop()
        Thread(target=self._loop.run_forever, name="telegram", daemon=True).start()

    def call(self, coroutine: Coroutine[Any, Any, T], seconds: float = 30) -> T:
        """The coroutine's result. Raises what it raises, or TimeoutError."""
        return asyncio.run_coroutine_threadsafe(coroutine, self._loop).result(seconds)


@cache
def _trusted() -> SSLContext:
    """Whose certificates we take; read once, for it costs 35 ms and some megabytes."""
    return create_ssl_context()
