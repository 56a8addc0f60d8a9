"""What goes wrong with a send: it is refused, or accepted and not answered, or half answered.

A fault is asked for n sends ahead, or comes of the door's habit (`habits`). The doors
(`twilio_api`, `telegram_api`, `mail`, `android_api`) ask `take` once per send, and `misbehaviour`
is how a driver asks for one.
"""

import threading
from dataclasses import dataclass, replace
from typing import Literal

from bots.practice.habits import Habits

DOORS = ("twilio", "telegram", "mail", "android")
# How a door refuses a share of its sends; 451 is "local error in processing" (RFC 5321).
USUAL_ERROR = {"twilio": 500, "telegram": 502, "android": 503, "mail": 451}

Drop = Literal["before", "after", "half"]


@dataclass(frozen=True)
class Fault:
    """What goes wrong with a send.

    `status` refuses it with that HTTP (or SMTP) status. `drop` closes the connection without an
    answer, "before" the message was accepted or "after" it, or in the middle of the answer
    ("half", after it); exactly one of the two is set.
    """

    status: int | None
    drop: Drop | None
    times: int


class Faults:
    """The fault that stands at each door, used up by the sends that meet it."""

    def __init__(self, habits: Habits) -> None:
        self._habits = habits
        self._standing: dict[str, Fault] = {}
        self._lock = threading.Lock()

    def put(self, door: str, fault: Fault | None) -> None:
        """Let `fault` stand at `door` in place of any other; None clears it."""
        with self._lock:
            if fault is None or fault.times < 1:
                self._standing.pop(door, None)
            else:
                self._standing[door] = fault

    def take(self, door: str) -> Fault | None:
        """Return the fault that this send meets, if any, and count it."""
        with self._lock:
            fault = self._standing.get(door)
            if fault is None:
                return self._of_habit(door)
            if fault.times == 1:
                del self._standing[door]
            else:
                self._standing[door] = replace(fault, times=fault.times - 1)
            return fault

    def _of_habit(self, door: str) -> Fault | None:
        met = self._habits.meets(door)
        if met == "error":
            return Fault(USUAL_ERROR[door], None, 1)
        return Fault(None, "half", 1) if met else None

    def standing(self) -> dict[str, Fault]:
        """Return what is still to come, by door."""
        with self._lock:
            return dict(self._standing)
