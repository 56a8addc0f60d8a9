"""Passes on to the practice carrier what the page may ask of it: these paths and fields, no other.

So the page needs no other origin than its own, and the carrier stays closed to browsers.
"""

import re
from http import HTTPStatus

from flask import current_app, jsonify, request
from flask.sansio.blueprints import BlueprintSetupState
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from werkzeug.exceptions import BadRequest, NotFound
from werkzeug.wrappers import Response

from app.dashboard.frame.request import services
from app.dashboard.practice.blueprint import blueprint
from app.dashboard.practice.carrier import CarrierAnswer, CarrierAway, Superseded, Waits, ask

# A text waits for its webhook, which is tried twice, 15 seconds each.
SENDING_SECONDS = 40.0
READING_SECONDS = 10.0
WAITING_SECONDS = 20

PHONE_FIELDS = frozenset({"from", "text", "to"})
CALL_FIELDS = frozenset({"from", "keys", "seconds", "withheld"})
CHAT_FIELDS = frozenset({"chat", "text", "start", "language_code", "voice"})
FILE_TYPES = frozenset({"image/png", "image/jpeg", "audio/mpeg", "audio/ogg"})
PRESS_FIELDS = frozenset({"chat", "message_id", "data"})

EXTENSION = "firedoor_practice_waits"

_NUMBER = re.compile(r"\+[0-9]{6,15}")


@blueprint.errorhandler(CarrierAway)
def carrier_away(_error: CarrierAway) -> ResponseReturnValue:
    """One sentence that says what to do."""
    sentence = gettext(
        "The practice carrier does not answer: start Firedoor with `./firedoor run`, "
        "and this page goes on by itself."
    )
    return jsonify(error=sentence, code="carrier_away"), 503


@blueprint.errorhandler(Superseded)
def superseded(_error: Superseded) -> ResponseReturnValue:
    """Two windows can't both wait; they take turns."""
    sentence = gettext("Practice is open in another window too: close one of them.")
    return jsonify(error=sentence, code="superseded"), 409


@blueprint.record_once
def _prepare(state: BlueprintSetupState) -> None:
    state.app.extensions[EXTENSION] = Waits()


@blueprint.post("/phone/send")
def phone_send() -> Response:
    """{from, text, to} -> {sid, status, attempts}; `status` is what the line's webhook answered."""
    return _post("/phone/send", PHONE_FIELDS)


@blueprint.post("/phone/call")
def phone_call() -> Response:
    """{from, keys, seconds, withheld} -> {sid, status, heard}, when the call is over."""
    return _post("/phone/call", CALL_FIELDS)


@blueprint.get("/phone/<number>/messages")
def phone_messages(number: str) -> Response:
    """What the phone shows."""
    return _read(f"/phone/{_checked(number)}/messages")


@blueprint.get("/phone/<number>/wait")
def phone_wait(number: str) -> Response:
    """What arrived after `after`, as soon as there is something."""
    return _wait("phone", f"/phone/{_checked(number)}/wait")


@blueprint.post("/chat/send")
def chat_send() -> Response:
    """{chat, text, start or seconds of voice, language_code} -> {message_id, update_id}."""
    return _post("/chat/send", CHAT_FIELDS)


@blueprint.post("/chat/press")
def chat_press() -> Response:
    """{chat, message_id, data} -> {callback_query_id, update_id}."""
    return _post("/chat/press", PRESS_FIELDS)


@blueprint.get("/chat/<int:chat>/messages")
def chat_messages(chat: int) -> Response:
    """What the chat shows."""
    return _read(f"/chat/{chat}/messages")


@blueprint.get("/chat/<int:chat>/file/<int:message_id>")
def chat_file(chat: int, message_id: int) -> Response:
    """The picture or the sound of a message, as its phone shows it."""
    found = ask(_port(), f"/chat/{chat}/file/{message_id}", patience=READING_SECONDS)
    if found.status != HTTPStatus.OK or found.content_type not in FILE_TYPES:
        raise NotFound
    return Response(found.content, mimetype=found.content_type)


@blueprint.get("/chat/<int:chat>/wait")
def chat_wait(chat: int) -> Response:
    """What came from the bot after `after`, as soon as there is something."""
    return _wait("chat", f"/chat/{chat}/wait")


@blueprint.get("/mailbox")
def mailbox() -> Response:
    """All mail, oldest first."""
    return _read("/mailbox")


@blueprint.get("/mailbox/wait")
def mailbox_wait() -> Response:
    """The mail that came after `after`, as soon as there is some."""
    return _wait("mailbox", "/mailbox/wait")


def _checked(number: str) -> str:
    if not _NUMBER.fullmatch(number):
        raise NotFound
    return number


def _post(path: str, fields: frozenset[str]) -> Response:
    body = request.get_json()
    if not isinstance(body, dict) or not fields.issuperset(body):
        raise BadRequest
    return _answered(ask(_port(), path, patience=SENDING_SECONDS, body=body))


def _read(path: str) -> Response:
    return _answered(ask(_port(), path, patience=READING_SECONDS))


def _wait(kind: str, path: str) -> Response:
    waits: Waits = current_app.extensions[EXTENSION]
    after = request.args.get("after", 0, type=int)
    patience = WAITING_SECONDS + READING_SECONDS
    address = f"{path}?after={after}&timeout={WAITING_SECONDS}"
    return _answered(waits.ask(kind, _port(), address, patience=patience))


def _port() -> int:
    return services().settings.practice_port


def _answered(answer: CarrierAnswer) -> Response:
    return Response(answer.content, answer.status, mimetype="application/json")
