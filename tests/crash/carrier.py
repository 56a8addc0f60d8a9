"""Workers who text while processes die, and a carrier that tries until it is answered."""

import secrets
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import httpx

from tests.support.product import Product
from tests.support.talks import TELEGRAM, Talk

# A carrier waits between its tries; this one is impatient.
RETRY_SECONDS = 0.3
GIVE_UP_SECONDS = 120.0


@dataclass(frozen=True)
class Delivered:
    """How it went: texts that were acknowledged, and how often they were handed over in all."""

    texts: int
    tries: int


def deliver(product: Product, talks: list[Talk], senders: int, seconds: float) -> Delivered:
    """Each worker's texts in their order, each until it is acknowledged.

    Workers begin one after the other over `seconds`, so that kills meet all parts of all talks.
    """
    began = time.monotonic()
    times = [began + seconds * place / len(talks) for place in range(len(talks))]
    with ThreadPoolExecutor(senders) as pool:
        tries = sum(pool.map(lambda talk, at: _deliver_talk(product, talk, at), talks, times))
    return Delivered(sum(len(talk.texts) for talk in talks), tries)


def _deliver_talk(product: Product, talk: Talk, begins_at: float) -> int:
    time.sleep(max(0.0, begins_at - time.monotonic()))
    tries = 0
    for text in talk.texts:
        if talk.channel == TELEGRAM:
            # Telegram keeps an update until it is confirmed: the practice carrier does too.
            product.chat(int(talk.sender), text, talk.language)
            tries += 1
        else:
            tries += _until_acknowledged(product, talk.sender, text)
    return tries


def _until_acknowledged(product: Product, number: str, text: str) -> int:
    sid = "SM" + secrets.token_hex(16)
    deadline = time.monotonic() + GIVE_UP_SECONDS
    tries = 0
    while time.monotonic() < deadline:
        tries += 1
        try:
            status = product.text(number, text, sid)
        except httpx.TransportError:
            status = None
        if status is not None and 200 <= status < 300:
            return tries
        time.sleep(RETRY_SECONDS)
    raise AssertionError(f"nobody acknowledged a text within {GIVE_UP_SECONDS:.0f} s")
