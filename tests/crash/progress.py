"""Says every half minute how far a long run is."""

import time
from collections.abc import Sequence
from threading import Event, Thread

from tests.crash.carrier import Delivered
from tests.crash.trouble import Trouble
from tests.support.product import Product

EVERY_SECONDS = 30


class Progress:
    """`with Progress(...)`: a line to the terminal now and then; pytest shows it with -s."""

    def __init__(
        self, product: Product, delivered: Delivered, talks: int, troubles: Sequence[Trouble]
    ) -> None:
        self._product = product
        self._delivered = delivered
        self._talks = talks
        self._troubles = troubles
        self._ended = Event()
        self._thread = Thread(target=self._run, name="progress")

    def __enter__(self) -> None:
        self._began = time.monotonic()
        self._thread.start()

    def __exit__(self, *_: object) -> None:
        self._ended.set()
        self._thread.join()

    def _run(self) -> None:
        while not self._ended.wait(EVERY_SECONDS):
            waiting = len(list((self._product.data / "spool").glob("*.sealed")))
            blows = ", ".join(
                f"{type(one).__name__.lower()} {one.counts.total()}" for one in self._troubles
            )
            print(
                f"{time.monotonic() - self._began:5.0f} s: {self._delivered.talks} of "
                f"{self._talks} conversations, {self._delivered.texts} texts, {waiting} in the "
                f"spool; {blows}",
                flush=True,
            )
