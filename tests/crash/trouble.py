"""What goes wrong meanwhile: a thread that strikes at random moments until its block ends."""

import random
from collections import Counter
from threading import Event, Thread

from tests.support.product import Product


class Trouble:
    """`with Trouble(product, seed, pause):` strikes, waits a random time, and strikes again."""

    def __init__(self, product: Product, seed: int, pause: tuple[float, float]) -> None:
        self.product = product
        self.rng = random.Random(f"{type(self).__name__} {seed}")
        self.counts: Counter[str] = Counter()
        self._pause = pause
        self._ended = Event()
        self._thread = Thread(target=self._run, name=type(self).__name__)

    def strike(self) -> None:
        """One blow."""
        raise NotImplementedError

    def make_good(self) -> None:
        """Leaves the world as it was."""

    def wait(self, seconds: float) -> None:
        """Waits within a blow; shorter when the block ends."""
        self._ended.wait(seconds)

    def __enter__(self) -> "Trouble":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._ended.set()
        self._thread.join()
        self.make_good()

    def _run(self) -> None:
        while not self._ended.wait(self.rng.uniform(*self._pause)):
            self.strike()

    def listed(self) -> str:
        """The counts in words."""
        return ", ".join(f"{name} {count}" for name, count in sorted(self.counts.items()))
