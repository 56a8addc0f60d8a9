"""What one accepted text costs the real webhook, beside the floor: processor time, as a ratio."""

import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median

import requests

from bench.cpu import cpu_seconds
from bench.signed import ACCOUNT, PATH, TALK, TOKEN, Call, call, senders
from tests.support.house import NUMBER, make_house
from vault.encoding import b64u

ROUNDS = 5
TALKS = 60
ROOT = Path(__file__).parents[1]


@dataclass(frozen=True)
class Cost:
    """Milliseconds of processor time a text: the floor's and ours, the median over the rounds."""

    floor: float
    first: float
    talk: float
    first_ratio: float
    talk_ratio: float


def measure(say: Callable[[str], None]) -> Cost:
    """The two servers in turn, so that a machine whose speed drifts treats both alike."""
    rounds = []
    with tempfile.TemporaryDirectory() as name, _both(Path(name)) as servers:
        floor, real = servers
        for number in range(-1, ROUNDS):
            series = (number + 1) * 3
            one = (
                floor.cost(_firsts(floor, series)),
                real.cost(_firsts(real, series + 1)),
                real.cost(_talks(real, series + 2)),
            )
            if number < 0:
                continue  # the first round warms caches and compiles statements
            say("  floor {:.2f} ms, first text {:.2f} ms, a talk's text {:.2f} ms".format(*one))
            rounds.append(one)
    return Cost(
        *(median(one[column] for one in rounds) for column in range(3)),
        median(one[1] / one[0] for one in rounds),
        median(one[2] / one[0] for one in rounds),
    )


@dataclass
class _Server:
    url: str
    process: subprocess.Popen[bytes]

    def cost(self, calls: list[Call]) -> float:
        """Milliseconds of the server's processor time for each of these calls."""
        before = cpu_seconds(self.process.pid)
        with requests.Session() as session:
            for one in calls:
                answer = session.post(
                    self.url + PATH,
                    data=one.fields,
                    headers={"X-Twilio-Signature": one.signature},
                    timeout=30,
                )
                answer.raise_for_status()
        return (cpu_seconds(self.process.pid) - before) / len(calls) * 1000


def _firsts(server: _Server, series: int) -> list[Call]:
    return [call(server.url, NUMBER, one, TALK[0]) for one in senders(TALKS * 4, series)]


def _talks(server: _Server, series: int) -> list[Call]:
    return [call(server.url, NUMBER, one, text) for one in senders(TALKS, series) for text in TALK]


@contextmanager
def _both(folder: Path) -> Iterator[tuple[_Server, _Server]]:
    house = make_house(folder)
    house.engine.dispose()
    (folder / "keys").mkdir()
    (folder / "keys" / "inbox.pub").write_text(b64u(house.inbox.public()), "ascii")
    peppers = house.peppers
    real = {
        "FIREDOOR_DATA_DIR": str(folder),
        "TWILIO_ACCOUNT_SID": ACCOUNT,
        "CONTACT_PEPPER": peppers.contact.hex(),
        "CODE_PEPPER": peppers.code.hex(),
        "DEDUPE_KEY": peppers.dedupe.hex(),
        "RECEIVER_KEY": peppers.receiver.key.hex(),
    }
    with (
        _served("bench.floor:floor()", {"FLOOR_DIR": str(folder)}) as floor,
        _served("app.processes.bots:application()", real) as webhooks,
    ):
        yield floor, webhooks


@contextmanager
def _served(application: str, settings: dict[str, str]) -> Iterator[_Server]:
    """One gunicorn worker, as in the product, on a free port."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    url = f"http://localhost:{port}"
    environment = {
        **os.environ,
        **settings,
        "TWILIO_AUTH_TOKEN": TOKEN,
        "PUBLIC_WEBHOOK_URL": url,
        "PYTHONPATH": str(ROOT),
    }
    process = subprocess.Popen(
        [
            sys.executable,
            "-m",
            "gunicorn",
            "--no-control-socket",
            "-k",
            "gthread",
            "-w",
            "1",
            "--threads",
            "4",
            "-b",
            f"127.0.0.1:{port}",
            "--log-level",
            "error",
            application,
        ],
        env=environment,
        cwd=ROOT,
    )
    try:
        _wait(port)
        yield _Server(url, process)
    finally:
        process.terminate()
        process.wait(15)


def _wait(port: int) -> None:
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise TimeoutError("the server did not start")
