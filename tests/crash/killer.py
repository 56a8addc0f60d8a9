"""Kills processes of a running product at random moments, and wipes its queue."""

import os
import random
import shutil
import signal
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass, field
from threading import Event, Thread

from redis.exceptions import RedisError

from config.queues import connect
from tests.support.product import Product

# The practice carrier is the world outside: it stays.
VICTIMS = ("web", "bots", "collector", "courier", "sweep", "clerk", "desk", "queue")
WITH_WORKERS = ("web", "bots")
PAUSE_SECONDS = (0.3, 1.5)


@dataclass
class Killer:
    """`with Killer(product, seed) as killer:` kills until the block ends."""

    product: Product
    seed: int
    kills: Counter[str] = field(default_factory=Counter)
    wipes: int = 0

    def __enter__(self) -> "Killer":
        self._ended = Event()
        self._thread = Thread(target=self._run, name="killer")
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._ended.set()
        self._thread.join()

    def _run(self) -> None:
        rng = random.Random(self.seed)
        url = self.product.redis_url
        while not self._ended.wait(rng.uniform(*PAUSE_SECONDS)):
            name = rng.choice(VICTIMS)
            if name == "queue":
                self._wipe(rng, url)
            pids = self.product.processes().get(name)
            if not pids:
                continue  # it has not been started again yet
            pid = rng.choice(pids)
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
                of_worker = name in WITH_WORKERS and pid != pids[0]
                self.kills[f"{name} worker" if of_worker else name] += 1

    def _wipe(self, rng: random.Random, url: str) -> None:
        """Before the queue is killed, what it holds may go: in memory, on the disk, or stay."""
        way = rng.choice(("memory", "folder", "neither"))
        if way == "memory":
            with suppress(RedisError), connect(url) as connection:
                connection.flushall()
                self.wipes += 1
        elif way == "folder":
            shutil.rmtree(self.product.data / "queue", ignore_errors=True)
            self.wipes += 1
