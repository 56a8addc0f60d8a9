"""A fallback receiver as its operator runs it: alone, with one public key and a folder."""

import os
import shutil
import signal
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import httpx

from tests.support.command_server import command_server
from tests.support.product import wait_until


@dataclass(frozen=True)
class FallbackProcess:
    """Its address, its folder, and all that its environment holds."""

    url: str
    folder: Path
    environment: dict[str, str]

    def get(self, path: str) -> httpx.Response:
        return httpx.get(self.url + path, trust_env=False)


@contextmanager
def running_fallback(home: Path, inbox_pub: Path) -> Iterator[FallbackProcess]:
    """Runs `firedoor run bots --fallback` on an empty data folder."""
    (home / "keys").mkdir(parents=True)
    shutil.copy(inbox_pub, home / "keys" / "inbox.pub")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    environment = {
        "PATH": os.environ["PATH"],
        "FIREDOOR_ENV": "server",
        "FIREDOOR_DATA_DIR": str(home),
        "FALLBACK_DIR": str(home / "kept"),
        "FALLBACK_PORT": str(port),
        # Room for a small flood; what comes in a minute is no matter, so that no time is.
        "FALLBACK_ROOM_MB": "48",
        "FALLBACK_MINUTE_MB": "4096",
    }
    process = command_server().start(("run", "bots", "--fallback"), environment)
    fallback = FallbackProcess(f"http://localhost:{port}", home / "kept", environment)
    try:
        wait_until(lambda: _answers(fallback) or process.poll() is not None, 30)
        assert process.poll() is None, "it ended while it started"
        yield fallback
    finally:
        with suppress(ProcessLookupError):
            os.kill(process.pid, signal.SIGTERM)
        process.wait(timeout=10)


def firedoor(environment: dict[str, str], *arguments: str) -> subprocess.CompletedProcess[str]:
    """Types a command as the operator does."""
    known = environment | {"PATH": os.environ["PATH"]}
    return command_server().run(arguments, known, typed="", seconds=60)


def _answers(fallback: FallbackProcess) -> bool:
    try:
        return fallback.get("/readyz").status_code == 200
    except httpx.TransportError:
        return False
