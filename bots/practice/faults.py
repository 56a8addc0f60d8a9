"""What goes wrong with a send: it is refused, or accepted and not answered, or half answered.

A fault is asked for n sends ahead, or comes of the service's habit (`habits`). Each service is one
carrier that is stood in for; its endpoint asks `take` once per send, and `misbehaviour` is how a
driver asks for a fault.
"""

import threading
from dataclasses import dataclass, replace
from typing import Literal

from bots.practice.habits import Habits

SERVICES = ("twilio", "telegram", "mail", "android")
# How a service refuses a share of its sends; 451 is "local error in processing" (RFC 5321).
USUAL_ERROR = {"twilio": 500, "telegram": 502, "android": 503, "mail": 451}

Drop = Literal["before", "after", "half"]


@dataclass(frozen=True)
class CarrierFault:
    """What goes wrong with a send; exactly one of `status` and `drop` is set."""

    status: int | None
    """The HTTP (or SMTP) status with which it is refused."""
    drop: Drop | None
    """The connection is closed without an answer, "before" the message was accepted or "after" it,
    or in the middle of the answer ("half", after it).
    """
    times: int
    """How many sends meet it."""


class Faults:
    """The fault that stands for each service, used up by the sends that meet it."""

    def __init__(self, habits: Habits) -> None:
        self._habits = habits
        self._standing: dict[str, CarrierFault] = {}
        self._lock = threading.Lock()

    def put(self, service: str, fault: CarrierFault | None) -> None:
        """Let `fault` stand for `service` in place of any other; None clears it."""
        with self._lock:
            if fault is None or fault.times < 1:
                self._standing.pop(service, None)
            else:
                self._standing[service] = fault

    def take(self, service: str) -> CarrierFault | None:
        """Return the fault that this send meets, if any, and count it."""
        with self._lock:
            fault = self._standing.get(service)
            if fault is None:
                return self._of_habit(service)
            if fault.times == 1:
                del self._standing[service]
            else:
                self._standing[service] = replace(fault, times=fault.times - 1)
            return fault

    def _of_habit(self, service: str) -> CarrierFault | None:
        met = self._habits.meets(service)
        if met == "error":
            return CarrierFault(USUAL_ERROR[service], None, 1)
        return CarrierFault(None, "half", 1) if met else None

    def standing(self) -> dict[str, CarrierFault]:
        """Return what is still to come, by service."""
        with self._lock:
            return dict(self._standing)
