"""From text to receipt through the whole product at a steady rate, and what sending costs."""

import json
import os
import subprocess
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from statistics import median, quantiles

import requests

from bench.cpu import cpu_seconds
from bench.signed import TALK, senders

ROOT = Path(__file__).parents[1]
RATES = (10, 100)
SECONDS = 6
SETTLE_SECONDS = 90
PORTS = {"WEB_PORT": "18000", "BOTS_PORT": "18001", "PRACTICE_PORT": "18002"}


@dataclass(frozen=True)
class Receipts:
    """Seconds from text to receipt, and milliseconds of courier time a text sent."""

    rate: int
    count: int
    middle: float
    slow: float
    worst: float
    courier_ms: float

    def __str__(self) -> str:
        return (
            f"{self.rate} a second: median {self.middle:.2f} s, 95 % within {self.slow:.2f} s, "
            f"worst {self.worst:.2f} s ({self.count} texts); courier and sweep "
            f"{self.courier_ms:.1f} ms of processor time a text sent"
        )


def measure(rate: int) -> Receipts:
    """Starts the product on an empty folder, texts it for a few seconds, reads the phones."""
    with tempfile.TemporaryDirectory() as name:
        environment = {**os.environ, **PORTS, "FIREDOOR_DATA_DIR": name}
        product = subprocess.Popen(
            [str(ROOT / "firedoor"), "run"],
            env=environment,
            cwd=ROOT,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            practice = _ready(Path(name) / "practice.json")
            couriers = _pids_of(product.pid, ("courier", "sweep"))
            before = sum(cpu_seconds(pid) for pid in couriers)
            phones = senders(rate * SECONDS, rate)
            _text_steadily(practice, phones, rate)
            waits, sent = _receipts(practice, phones)
            spent = sum(cpu_seconds(pid) for pid in couriers) - before
        finally:
            product.terminate()
            product.wait(30)
    return Receipts(
        rate,
        len(waits),
        median(waits),
        quantiles(waits, n=20)[-1],
        max(waits),
        spent / max(sent, 1) * 1000,
    )


def _ready(path: Path) -> str:
    deadline = time.monotonic() + 180
    while not path.exists():
        if time.monotonic() > deadline:
            raise TimeoutError("the product did not start")
        time.sleep(0.1)
    address: str = json.loads(path.read_text("utf-8"))["practice"]
    return address


def _pids_of(parent: int, names: tuple[str, ...]) -> list[int]:
    found = []
    for path in Path("/proc").glob("[0-9]*/cmdline"):
        words = path.read_bytes().split(b"\0")
        if b"run" in words and any(name.encode() in words for name in names):
            stat = (path.parent / "stat").read_text("ascii").rpartition(")")[2].split()
            if int(stat[1]) == parent:
                found.append(int(path.parent.name))
    return found


def _text_steadily(practice: str, phones: list[str], rate: int) -> None:
    began = time.monotonic()
    with ThreadPoolExecutor(32) as pool, requests.Session() as session:
        session.mount("http://", requests.adapters.HTTPAdapter(pool_maxsize=32))

        def text(number: int) -> None:
            time.sleep(max(0.0, began + number / rate - time.monotonic()))
            body = {"from": phones[number], "text": TALK[0]}
            session.post(f"{practice}/phone/send", json=body, timeout=60).raise_for_status()

        list(pool.map(text, range(len(phones))))


def _receipts(practice: str, phones: list[str]) -> tuple[list[float], int]:
    """Seconds from each phone's text to its first answer, and how many answers came in all."""
    deadline = time.monotonic() + SETTLE_SECONDS
    waits, answers = [], 0
    for phone in phones:
        while True:
            messages = requests.get(f"{practice}/phone/{phone}/messages", timeout=30).json()
            came = [one for one in messages["messages"] if one["direction"] == "in"]
            if len(came) >= 2 or time.monotonic() > deadline:
                break
            time.sleep(0.2)
        answers += len(came)
        if came:
            sent = next(one for one in messages["messages"] if one["direction"] == "out")
            waits.append((_at(came[0]) - _at(sent)).total_seconds())
    return waits, answers


def _at(message: dict[str, str]) -> datetime:
    return datetime.fromisoformat(message["at"])
