"""How the carrier behaves for as long as it is told to: late, twice, out of order, with errors.

A fault (`faults`) meets the next n sends; a habit meets a share of everything until it ends.
"""

import random
import threading
from collections.abc import Callable
from dataclasses import dataclass

# With nothing said about lateness, this is how far webhooks are strewn when they are shuffled.
STREWN_SECONDS = 2.0


@dataclass(frozen=True)
class Habit:
    """What one service does. Shares are from 0 to 1."""

    late: float = 0.0
    """Seconds until a webhook goes out."""
    twice: float = 0.0
    """Share of webhooks that go out once more."""
    shuffle: bool = False
    """Each webhook goes out at any moment within `late` seconds, so they overtake each other."""
    errors: float = 0.0
    """Share of sends that are refused."""
    half_answers: float = 0.0
    """Share of sends that are accepted, but whose answer breaks off in the middle."""


USUAL = Habit()
# A mailbox has no webhooks.
SENDS_ONLY = frozenset({"mail"})


class Habits:
    """The habit of each service; safe to share between threads."""

    def __init__(self) -> None:
        self._standing: dict[str, Habit] = {}
        # What is made with it is disorder, and no secret.
        self._dice = random.Random()  # noqa: S311

    def put(self, service: str, habit: Habit) -> None:
        """Let `service` behave so from now on; USUAL ends it."""
        if habit == USUAL:
            self._standing.pop(service, None)
        else:
            self._standing[service] = habit

    def of(self, service: str) -> Habit:
        """Return how `service` behaves."""
        return self._standing.get(service, USUAL)

    def standing(self) -> dict[str, Habit]:
        """Return the services that misbehave, and how."""
        return dict(sorted(self._standing.items()))

    def pauses(self, service: str) -> list[float]:
        """Return the seconds until each delivery of one webhook: one, or two of the same."""
        habit = self.of(service)
        count = 2 if self._dice.random() < habit.twice else 1
        if not habit.shuffle:
            return [habit.late] * count
        return sorted(self._dice.uniform(0, habit.late or STREWN_SECONDS) for _ in range(count))

    def meets(self, service: str) -> str:
        """Return what one send meets: "error", "half" or "" for nothing."""
        habit, thrown = self.of(service), self._dice.random()
        if thrown < habit.errors:
            return "error"
        return "half" if thrown < habit.errors + habit.half_answers else ""

    def any_of(self, count: int) -> int:
        """Return a place below `count`."""
        return self._dice.randrange(count)


def after(seconds: float, act: Callable[[], object]) -> None:
    """Do it in so many seconds, in a thread that does not hold up the end."""
    timer = threading.Timer(seconds, act)
    timer.daemon = True
    timer.start()
