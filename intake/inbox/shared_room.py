"""Room that many senders share: no list says who a carrier is, and no stranger may take it all.

One half is for whoever comes, up to a quarter of all for one sender. The other half is kept for the
first part of each sender: whoever has sent little finds room until strangers have used up the first
parts of hundreds of senders.
"""

from collections import Counter
from collections.abc import Mapping

MOST_OF_ONE = 4
"""The part of all that one sender may hold: a quarter."""
FIRST_PART = 512
"""The part of all that is kept for each sender: a five hundred and twelfth."""


class SharedRoom:
    """Counts bytes by sender. Not for several threads at once: the caller holds a lock."""

    def __init__(self, size: int, held: Mapping[bytes, int] | None = None) -> None:
        """`size`: bytes in all. `held`: what each sender has in it already."""
        self._size = size
        self._held: Counter[bytes] = Counter(held or {})
        self._used = self._held.total()

    @property
    def used(self) -> int:
        """Bytes."""
        return self._used

    @property
    def percent(self) -> int:
        """How much of it is used, 0 to 100."""
        return min(100, self._used * 100 // max(1, self._size))

    def admits(self, sender: bytes, amount: int) -> bool:
        """Whether there is room for so many bytes more of the sender."""
        held, used = self._held[sender] + amount, self._used + amount
        if held <= self._size // FIRST_PART:
            return used <= self._size
        return held <= self._size // MOST_OF_ONE and used <= self._size // 2

    def add(self, sender: bytes, amount: int) -> None:
        """Bytes that the sender holds from now on, or, below zero, no longer holds."""
        self._held[sender] += amount
        self._used += amount
        if self._held[sender] <= 0:
            del self._held[sender]
