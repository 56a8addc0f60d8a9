"""Faults that were asked for: the next n sends are refused, or accepted and never answered.

Every fault that the carrier knows is in this file; the doors (`twilio_api`, `telegram_api`,
`mail`, `android_api`) ask `take` once per send, and `misbehaviour` is how a driver asks for one.
"""

import threading
from dataclasses import dataclass, replace
from typing import Literal

DOORS = ("twilio", "telegram", "mail", "android")

Drop = Literal["before", "after"]


@dataclass(frozen=True)
class Fault:
    """What goes wrong with a send.

    `status` refuses it with that HTTP (or SMTP) status. `drop` closes the connection without an
    answer, "before" the message was accepted or "after" it; exactly one of the two is set.
    """

    status: int | None
    drop: Drop | None
    times: int


class Faults:
    """The fault that stands at each door, used up by the sends that meet it."""

    def __init__(self) -> None:
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
                return None
            if fault.times == 1:
                del self._standing[door]
            else:
                self._standing[door] = replace(fault, times=fault.times - 1)
            return fault

    def standing(self) -> dict[str, Fault]:
        """Return what is still to come, by door."""
        with self._lock:
            return dict(self._standing)
