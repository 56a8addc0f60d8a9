"""From text to receipt through the whole product at a steady rate, and what sending costs."""

import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from statistics import median, quantiles

import requests

from bench.cpu import cpu_seconds
from bench.signed import TALK, senders
from tests.support.postgres import Cluster
from tests.support.product import Product, running_product

RATES = ((10, 6), (100, 60))
"""Texts a second, and for how many seconds."""
SETTLE_SECONDS = 90
DATABASES = ("SQLite", "PostgreSQL")


@dataclass(frozen=True)
class Receipts:
    """Seconds from text to receipt, and milliseconds of processor time."""

    database: str
    rate: int
    count: int
    middle: float
    slow: float
    worst: float
    receiving_ms: float
    """Of the receivers, a text taken in."""
    sending_ms: float
    """Of courier and sweep, a text sent."""
    practice_ms: float
    """Of the stand-in carrier, a text taken in: it shares the machine."""

    def __str__(self) -> str:
        return (
            f"{self.database}, {self.rate} a second: median {self.middle:.2f} s, 99 % within "
            f"{self.slow:.2f} s, worst {self.worst:.2f} s ({self.count} texts); processor time: "
            f"receivers {self.receiving_ms:.1f} ms a text, courier and sweep "
            f"{self.sending_ms:.1f} ms a text sent, practice carrier {self.practice_ms:.1f} ms"
        )


def measure(database: str, rate: int, seconds: int) -> Receipts:
    """Starts the product on an empty folder, texts it for so long, reads the phones."""
    with (
        tempfile.TemporaryDirectory() as name,
        _settings(database) as more,
        running_product(Path(name) / "data", **more) as product,
    ):
        before = _spent(product)
        phones = senders(rate * seconds, rate)
        _text_steadily(product.practice, phones, rate)
        waits, sent = _receipts(product.practice, phones)
        spent = {part: now - before[part] for part, now in _spent(product).items()}
    return Receipts(
        database,
        rate,
        len(waits),
        median(waits),
        quantiles(waits, n=100)[-1],
        max(waits),
        spent["bots"] / len(phones) * 1000,
        (spent["courier"] + spent["sweep"]) / max(sent, 1) * 1000,
        spent["practice"] / len(phones) * 1000,
    )


@contextmanager
def _settings(database: str) -> Iterator[dict[str, str]]:
    if database == "SQLite":
        yield {}
        return
    cluster = Cluster(durable=True)
    cluster.start()
    try:
        yield {"DATABASE_URL": cluster.empty()}
    finally:
        cluster.stop()


def _spent(product: Product) -> dict[str, float]:
    """Processor seconds of each part so far."""
    running = product.processes()
    return {
        part: cpu_seconds(running[part][0]) for part in ("bots", "courier", "sweep", "practice")
    }


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
