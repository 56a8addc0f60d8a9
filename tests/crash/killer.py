"""Kills processes of a running product at random moments, and wipes its queue."""

import os
import shutil
import signal
from contextlib import suppress
from pathlib import Path

import httpx
from redis.exceptions import RedisError

from config.platform.queues import connect
from tests.crash.trouble import Trouble

# A process that was started again is left alone until it has begun to work, however slow the
# machine is: this much processor time is behind its start, and a server answers.
SETTLED_SECONDS = 0.1
# The practice carrier is the world outside: it stays.
VICTIMS = ("web", "bots", "collector", "courier", "sweep", "clerk", "desk", "queue")
WITH_WORKERS = ("web", "bots")


class Killer(Trouble):
    """kill -9 of one process; `wipes` of the queue are counted apart."""

    wipes = 0

    def strike(self) -> None:
        name = self.rng.choice(VICTIMS)
        if name == "queue":
            self._wipe()
        pids = self.product.processes().get(name)
        if not pids or not self._settled(name, pids[0]):
            return  # it has not been started again yet
        pid = self.rng.choice(pids)
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
            of_worker = name in WITH_WORKERS and pid != pids[0]
            self.counts[f"{name} worker" if of_worker else name] += 1

    def _settled(self, name: str, pid: int) -> bool:
        if name in WITH_WORKERS:
            return self._answers(self.product.ports[f"{name.upper()}_PORT"])
        return name == "queue" or _processor_seconds(pid) >= SETTLED_SECONDS

    def _answers(self, port: int) -> bool:
        try:
            url = f"http://127.0.0.1:{port}/healthz"
            return self.product.http.get(url, timeout=2).status_code == 200
        except httpx.TransportError:
            return False

    def _wipe(self) -> None:
        """Before the queue is killed, what it holds may go: in memory, on the disk, or stay."""
        way = self.rng.choice(("memory", "folder", "neither"))
        if way == "memory":
            with suppress(RedisError, LookupError), connect(self.product.redis_url) as connection:
                connection.flushall()
                self.wipes += 1
        elif way == "folder":
            shutil.rmtree(self.product.data / "queue", ignore_errors=True)
            self.wipes += 1


def _processor_seconds(pid: int) -> float:
    try:
        fields = Path(f"/proc/{pid}/stat").read_text("utf-8", "replace").rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
