"""Faults on request: the next n sends are refused, or accepted and never answered.

Every fault that the carrier can be asked for is in this file; the doors (`twilio_api`,
`telegram_api`, `mailbox`) ask `take` once per send.
"""

import socket
import threading
from dataclasses import dataclass, replace
from typing import Any, Literal

from flask import Blueprint, Response, abort, jsonify, request

from bots.practice.control import json_body, practice

DOORS = ("twilio", "telegram", "mail")

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


def hang_up() -> Response:
    """Close the connection of the current request, so that its client gets no answer at all."""
    connection: socket.socket = request.environ["werkzeug.socket"]
    connection.shutdown(socket.SHUT_RDWR)
    return Response()


blueprint = Blueprint("misbehaviour", __name__)


@blueprint.post("/misbehave")
def misbehave() -> Response:
    """Set or clear the fault of each door named in the body; answer what is still to come."""
    for door, wish in json_body().items():
        if door not in DOORS:
            abort(400, f"The doors are {', '.join(DOORS)}.")
        practice().faults.put(door, None if wish is None else _fault(wish))
    standing = practice().faults.standing()
    return jsonify({door: vars(fault) for door, fault in standing.items()})


def _fault(wish: Any) -> Fault:
    match wish:
        case {"status": int(status), **rest} if "drop" not in rest and 400 <= status <= 599:
            drop: Drop | None = None
        case {"drop": "before" | "after" as drop, **rest} if "status" not in rest:
            status = None
        case _:
            abort(400, 'A fault has either "status" (400 to 599) or "drop" ("before", "after").')
    times = rest.get("times", 1)
    if not isinstance(times, int):
        abort(400, '"times" is a whole number.')
    return Fault(status, drop, times)
