"""Asking for faults, and hanging up on a client."""

import socket
from typing import Any

from flask import Blueprint, Response, abort, jsonify, request
from werkzeug.exceptions import BadRequest

from bots.practice.control import json_body, practice
from bots.practice.faults import DOORS, Fault


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
    times = wish.get("times", 1) if isinstance(wish, dict) else None
    if not isinstance(times, int):
        abort(400, 'A fault is an object, and its "times" a whole number.')
    match wish.get("status"), wish.get("drop"):
        case int(status), None if 400 <= status <= 599:
            return Fault(status, None, times)
        case None, "before" | "after" as drop:
            return Fault(None, drop, times)
        case _:
            raise BadRequest('A fault has "status" (400 to 599) or "drop" ("before", "after").')
