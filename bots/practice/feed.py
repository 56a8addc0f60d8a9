"""Numbered entries in the order in which they happened, which readers can wait for."""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True)
class FeedEntry(Generic[T]):
    """One thing that happened; `n` counts from 1 within its feed and is never used twice."""

    n: int
    item: T


def _anything(_item: object) -> bool:
    return True


class Feed(Generic[T]):
    """An ordered, append-only record with long polling; safe to share between threads."""

    def __init__(self) -> None:
        self._entries: list[FeedEntry[T]] = []
        self._last = 0
        self._changed = threading.Condition()

    def add(self, item: T) -> int:
        """Append `item`, wake whoever waits, and return its number."""
        with self._changed:
            self._last += 1
            self._entries.append(FeedEntry(self._last, item))
            self._changed.notify_all()
            return self._last

    def after(self, n: int, wanted: Callable[[T], bool] = _anything) -> list[FeedEntry[T]]:
        """Return the wanted entries numbered above `n`, oldest first."""
        with self._changed:
            return [entry for entry in self._entries if entry.n > n and wanted(entry.item)]

    def wait(
        self, n: int, timeout: float, wanted: Callable[[T], bool] = _anything
    ) -> list[FeedEntry[T]]:
        """Like `after`, but wait up to `timeout` seconds for the first one; [] if none came."""
        deadline = time.monotonic() + timeout
        with self._changed:
            while not (found := self.after(n, wanted)):
                if not self._changed.wait(deadline - time.monotonic()):
                    return self.after(n, wanted)
            return found

    def rewrite(self, change: Callable[[T], T | None]) -> None:
        """Replace each item by `change(item)`, or drop it where that is None; numbers stay."""
        with self._changed:
            changed = [(entry.n, change(entry.item)) for entry in self._entries]
            self._entries = [FeedEntry(n, item) for n, item in changed if item is not None]


class Feeds(Generic[T]):
    """One feed for each key (a number, a chat), made when it is first asked for."""

    def __init__(self) -> None:
        self._feeds: dict[str, Feed[T]] = {}
        self._lock = threading.Lock()

    def of(self, key: str) -> Feed[T]:
        """Return the feed of `key`."""
        with self._lock:
            return self._feeds.setdefault(key, Feed())
