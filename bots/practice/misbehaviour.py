"""Asking for faults, and hanging up on a client."""

import math
import socket
from dataclasses import asdict, fields
from typing import Any

from flask import Blueprint, Response, abort, jsonify, request
from werkzeug.exceptions import BadRequest

from bots.practice.control import json_body, practice
from bots.practice.faults import SERVICES, CarrierFault
from bots.practice.habits import SENDS_ONLY, USUAL, Habit


def hang_up() -> Response:
    """Close the connection of the current request, so that its client gets no answer at all."""
    connection: socket.socket = request.environ["werkzeug.socket"]
    connection.shutdown(socket.SHUT_RDWR)
    return Response()


def answered(answer: Response, fault: CarrierFault | None) -> Response:
    """What becomes of the answer to a send that was accepted."""
    if fault is None:
        return answer
    return _half(answer) if fault.drop == "half" else hang_up()


def _half(answer: Response) -> Response:
    connection: socket.socket = request.environ["werkzeug.socket"]
    body = answer.get_data()
    head = (
        f"HTTP/1.1 {answer.status}\r\nContent-Type: {answer.content_type}\r\n"
        f"Content-Length: {len(body)}\r\nConnection: close\r\n\r\n"
    )
    connection.sendall(head.encode() + body[: len(body) // 2])
    return hang_up()


blueprint = Blueprint("misbehaviour", __name__)


@blueprint.post("/misbehave")
def misbehave() -> Response:
    """Set or clear the fault of each service named in the body; answer what is still to come."""
    for service, wish in json_body().items():
        if service not in SERVICES:
            abort(400, f"The services are {', '.join(SERVICES)}.")
        practice().faults.put(service, None if wish is None else _fault(wish))
    standing = practice().faults.standing()
    return jsonify({service: vars(fault) for service, fault in standing.items()})


def _fault(wish: Any) -> CarrierFault:
    times = wish.get("times", 1) if isinstance(wish, dict) else None
    if not isinstance(times, int):
        abort(400, 'A fault is an object, and its "times" a whole number.')
    match wish.get("status"), wish.get("drop"):
        case int(status), None if 400 <= status <= 599:
            return CarrierFault(status, None, times)
        case None, "before" | "after" | "half" as drop:
            return CarrierFault(None, drop, times)
        case _:
            raise BadRequest('A fault has "status" (400 to 599) or "drop" (before, after, half).')


@blueprint.get("/habits")
def habits() -> Response:
    """Answer the services that misbehave, and how."""
    return jsonify({service: asdict(one) for service, one in practice().habits.standing().items()})


@blueprint.post("/habits")
def take_up() -> Response:
    """Give each service named in the body a habit in place of its own, null the usual one."""
    asked = {service: _habit(service, wish) for service, wish in json_body().items()}
    for service, habit in asked.items():
        practice().habits.put(service, habit)
    return habits()


def _habit(service: str, wish: Any) -> Habit:
    if service not in SERVICES:
        abort(400, f"The services are {', '.join(SERVICES)}.")
    if wish is None:
        return USUAL
    known = {one.name for one in fields(Habit)}
    if not isinstance(wish, dict) or not known.issuperset(wish):
        abort(400, f"A habit is an object of {', '.join(sorted(known))}.")
    for name, value in wish.items():
        if isinstance(value, bool) != (name == "shuffle") or not isinstance(value, int | float):
            abort(400, f'"{name}" is {"true or false" if name == "shuffle" else "a number"}.')
        if not 0 <= value <= (math.inf if name == "late" else 1):
            abort(400, f'"{name}" is out of its range.')
    if service in SENDS_ONLY and {"late", "twice", "shuffle"} & wish.keys():
        abort(400, f'"{service}" has no webhooks: it takes "errors" and "half_answers".')
    return Habit(**wish)
