"""Workers who text while processes die, and carriers that try until they are answered.

Carriers also hand a text over twice at once, or again after a while, or a second text first.
"""

import random
import secrets
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import UTC, datetime
from threading import Lock

import httpx

from tests.support.product import Product
from tests.support.talks import ANDROID, TELEGRAM, Talk

# A carrier waits between its tries; this one is impatient.
RETRY_SECONDS = 0.3
GIVE_UP_SECONDS = 120.0
TWICE, AGAIN, SWAPPED = 0.1, 0.1, 0.1


@dataclass
class Delivered:
    """How it went: texts that were acknowledged, how often they were handed over in all, how many
    twice on purpose, and whose first two came in the wrong order."""

    texts: int = 0
    tries: int = 0
    repeated: int = 0
    talks: int = 0
    swapped: set[str] = field(default_factory=set)
    lock: Lock = field(default_factory=Lock, repr=False)

    def add(self, **counts: int) -> None:
        """Adds to these counts."""
        with self.lock:
            for name, count in counts.items():
                setattr(self, name, getattr(self, name) + count)


def deliver(
    product: Product,
    talks: list[Talk],
    senders: int,
    seconds: float,
    delivered: Delivered,
    seed: int,
) -> None:
    """Each worker's texts in their order, each until it is acknowledged.

    Workers begin one after the other over `seconds`, so that blows meet all parts of all talks.
    """
    began = time.monotonic()
    times = [began + seconds * place / len(talks) for place in range(len(talks))]
    carrier = _Carrier(product, delivered, seed)
    with ThreadPoolExecutor(senders) as pool:
        for _ in pool.map(carrier.deliver, talks, times):
            pass


class _Carrier:
    def __init__(self, product: Product, delivered: Delivered, seed: int) -> None:
        self._product = product
        self._delivered = delivered
        self._seed = seed
        self._pool = ThreadPoolExecutor(4)

    def deliver(self, talk: Talk, begins_at: float) -> None:
        rng = random.Random(f"{self._seed} {talk.sender}")
        time.sleep(max(0.0, begins_at - time.monotonic()))
        if talk.channel == TELEGRAM:
            for text in talk.texts:
                # Telegram keeps an update until it is confirmed: the practice carrier does too.
                self._product.chat(int(talk.sender), text, talk.language)
                self._delivered.add(texts=1, tries=1)
        else:
            self._by_phone(talk, rng)
        self._delivered.add(talks=1)

    def _by_phone(self, talk: Talk, rng: random.Random) -> None:
        texts = [(text, _identity(talk, place)) for place, text in enumerate(talk.texts)]
        if len(texts) == 2 and rng.random() < SWAPPED:
            texts.reverse()
            self._delivered.swapped.add(talk.sender)
        for text, sid in texts:
            twice = rng.random() < TWICE
            other = self._pool.submit(self._hand_over, talk, text, sid) if twice else None
            self._until_acknowledged(talk, text, sid)
            if other is not None:
                other.result()
                self._delivered.add(repeated=1)
        for text, sid in texts:
            if rng.random() < AGAIN:
                self._hand_over(talk, text, sid)
                self._delivered.add(repeated=1)

    def _until_acknowledged(self, talk: Talk, text: str, sid: str) -> None:
        deadline = time.monotonic() + GIVE_UP_SECONDS
        while time.monotonic() < deadline:
            status = self._hand_over(talk, text, sid)
            if status is not None and 200 <= status < 300:
                self._delivered.add(texts=1)
                return
            time.sleep(RETRY_SECONDS)
        raise AssertionError(f"nobody acknowledged a text within {GIVE_UP_SECONDS:.0f} s")

    def _hand_over(self, talk: Talk, text: str, sid: str) -> int | None:
        line = self._product.world["android"]["number"] if talk.channel == ANDROID else None
        self._delivered.add(tries=1)
        try:
            return self._product.text(talk.sender, text, sid, line)
        except httpx.TransportError:
            return None


def _identity(talk: Talk, place: int) -> str:
    """What the carrier knows a text by: its id; for a phone the moment of its arrival."""
    if talk.channel != ANDROID:
        return "SM" + secrets.token_hex(16)
    moment = datetime.now(UTC).replace(microsecond=place * 1000)
    return moment.isoformat(timespec="milliseconds")
