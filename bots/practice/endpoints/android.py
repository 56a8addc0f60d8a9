"""The SMS gateway app's local HTTP API as far as texts go: send, ask, health; basic auth."""

import hmac
import secrets
from typing import Any

from flask import Blueprint, Response, jsonify, request

from bots.practice.control import json_body, number_in, practice
from bots.practice.misbehaviour import answered, hang_up
from bots.practice.phones.android import Queued
from bots.practice.phones.handset import text_shown

# What a phone can't send to, and what Android says then: numbers that belong to nobody.
MAGIC_RECIPIENTS = {
    "+15005550001": "RESULT_INVALID_ARGUMENTS",
    "+15005550002": "RESULT_ERROR_NO_SERVICE",
    "+15005550003": "RESULT_ERROR_GENERIC_FAILURE",
}

blueprint = Blueprint("android", __name__, url_prefix="/android")
control = Blueprint("android_control", __name__, url_prefix="/android-phone")


@blueprint.before_request
def _authenticate() -> tuple[Response, int] | None:
    options, login = practice().options, request.authorization
    sound = (
        login is not None
        and login.type == "basic"
        and login.username == options.android_user
        and hmac.compare_digest((login.password or "").encode(), options.android_password.encode())
    )
    return None if sound else (jsonify(message="Unauthorized"), 401)


@blueprint.post("/messages")
@blueprint.post("/message")
def send() -> Response | tuple[Response, int]:
    """Queue a text; the handset has it when this answers, the outcome is told by webhook."""
    fault = practice().faults.take("android")
    if fault and fault.status:
        return jsonify(message="An error that was asked for"), fault.status
    if fault and fault.drop == "before":
        return hang_up()
    answer, status = _accept()
    answer.status_code = status
    return answered(answer, fault)


def _accept() -> tuple[Response, int]:
    here, body = practice(), json_body()
    content, numbers = body.get("textMessage"), body.get("phoneNumbers")
    text = content.get("text") if isinstance(content, dict) else body.get("message")
    if not isinstance(text, str) or not text:
        return jsonify(message="Text message is empty"), 400
    if not isinstance(numbers, list) or len(numbers) != 1 or not isinstance(numbers[0], str):
        return jsonify(message="phoneNumbers is empty"), 400
    identifier = body.get("id") or secrets.token_hex(10)
    queued = here.android.take(str(identifier), numbers[0], text)
    if queued is None:
        return jsonify(message="A message with this id exists"), 409
    reason = MAGIC_RECIPIENTS.get(queued.number)
    if reason is None:
        shown = text_shown("in", text, queued.id, "delivered", here.options.android_number)
        here.handsets.of(queued.number).add(shown)
        here.android.report(queued.id)
    else:
        here.android.report(queued.id, "Failed", f"Send result: {reason}")
    return jsonify(_state(queued)), 202


@blueprint.get("/messages/<identifier>")
@blueprint.get("/message/<identifier>")
def state(identifier: str) -> tuple[Response, int]:
    """What became of a text."""
    queued = practice().android.get(identifier)
    return (jsonify(), 404) if queued is None else (jsonify(_state(queued)), 200)


@blueprint.get("/health")
def health() -> Response:
    """How the phone is."""
    return jsonify(practice().android.health())


@control.post("/ping")
def ping() -> Response:
    """{"battery": 80}: the app's sign of life; answers what the webhook answered."""
    return jsonify(status=practice().android.ping(number_in(json_body(), "battery")).status)


def _state(queued: Queued) -> dict[str, Any]:
    recipient = {"phoneNumber": queued.number, "state": queued.state, "error": None}
    return {
        "id": queued.id,
        "deviceId": "practice00000001",
        "state": queued.state,
        "recipients": [recipient],
        "isHashed": False,
        "isEncrypted": False,
        "states": {queued.state: queued.created_at.isoformat(timespec="milliseconds")},
    }
