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
    """What one door does. Shares are from 0 to 1.

    `late`: seconds until a webhook goes out. `twice`: share of webhooks that go out once more.
    `shuffle`: each goes out at any moment within `late` seconds, so that they overtake each other.
    `errors`: share of sends that are refused. `half_answers`: share of sends that are accepted,
    but whose answer breaks off in the middle.
    """

    late: float = 0.0
    twice: float = 0.0
    shuffle: bool = False
    errors: float = 0.0
    half_answers: float = 0.0


USUAL = Habit()
# A mailbox has no webhooks.
SENDS_ONLY = frozenset({"mail"})


class Habits:
    """The habit of each door; safe to share between threads."""

    def __init__(self) -> None:
        self._standing: dict[str, Habit] = {}
        # What is made with it is disorder, and no secret.
        self._dice = random.Random()  # noqa: S311

    def put(self, door: str, habit: Habit) -> None:
        """Let `door` behave so from now on; USUAL ends it."""
        if habit == USUAL:
            self._standing.pop(door, None)
        else:
            self._standing[door] = habit

    def of(self, door: str) -> Habit:
        """Return how `door` behaves."""
        return self._standing.get(door, USUAL)

    def standing(self) -> dict[str, Habit]:
        """Return the doors that misbehave, and how."""
        return dict(sorted(self._standing.items()))

    def pauses(self, door: str) -> list[float]:
        """Return the seconds until each delivery of one webhook: one, or two of the same."""
        habit = self.of(door)
        count = 2 if self._dice.random() < habit.twice else 1
        if not habit.shuffle:
            return [habit.late] * count
        return sorted(self._dice.uniform(0, habit.late or STREWN_SECONDS) for _ in range(count))

    def meets(self, door: str) -> str:
        """Return what one send meets: "error", "half" or "" for nothing."""
        habit, thrown = self.of(door), self._dice.random()
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
