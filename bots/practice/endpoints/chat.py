"""Driving practice chats: write to the bot, press its buttons, edit, read and wait."""

import base64
import binascii
import secrets
from dataclasses import asdict
from datetime import UTC, datetime
from typing import Any

from flask import Blueprint, Response, abort, jsonify

from bots.practice.control import (
    after,
    json_body,
    number_in,
    patience,
    practice,
    stamp,
    text_in,
)
from bots.practice.feed import FeedEntry
from bots.practice.phones.silent_sound import MP3, silence
from bots.practice.telegram.bot import Bubble, File
from bots.practice.telegram.errors import TelegramError

FILE_KINDS = ("photo", "voice", "audio", "document")
LONGEST_VOICE = 600

blueprint = Blueprint("chat", __name__, url_prefix="/chat")


@blueprint.errorhandler(TelegramError)
def _refused(error: TelegramError) -> tuple[Response, int]:
    return jsonify(error=error.description), error.status


@blueprint.post("/send")
def send() -> Response:
    """Write to the bot, or with "start" follow its deep link; does not wait for the bot."""
    body = json_body()
    typed = text_in(body, "text", "")
    text = f"/start {text_in(body, 'start')}".strip() if "start" in body else typed
    file = _file(body["file"]) if "file" in body else _spoken(body)
    if not (text or file):
        abort(400, '"text" must not be empty.')
    message_id, update_id = practice().telegram.write(
        number_in(body, "chat"), text, text_in(body, "language_code", ""), file
    )
    return jsonify(message_id=message_id, update_id=update_id)


def _spoken(body: dict[str, Any]) -> File | None:
    """A voice note of so many seconds; None where there is only text."""
    seconds = number_in(body, "voice") if "voice" in body else 0
    if not 0 <= seconds <= LONGEST_VOICE:
        abort(400, f'"voice" is from 0 to {LONGEST_VOICE} seconds.')
    return File(secrets.token_urlsafe(24), "voice", MP3, silence(seconds)) if seconds else None


def _file(given: Any) -> File:
    if not isinstance(given, dict) or given.get("kind") not in FILE_KINDS:
        abort(400, f'A file has "kind" ({", ".join(FILE_KINDS)}), "content_type" and "data".')
    try:
        data = base64.b64decode(text_in(given, "data"), validate=True)
    except binascii.Error:
        abort(400, '"data" must be base64.')
    return File(secrets.token_urlsafe(24), given["kind"], text_in(given, "content_type"), data)


@blueprint.post("/press")
def press() -> Response:
    """Press the button that carries `data` under a message."""
    body = json_body()
    query_id, update_id = practice().telegram.press(
        number_in(body, "chat"), number_in(body, "message_id"), text_in(body, "data")
    )
    return jsonify(callback_query_id=query_id, update_id=update_id)


@blueprint.post("/edit")
def edit() -> Response:
    """Change a message that the person wrote."""
    body = json_body()
    update_id = practice().telegram.edit_own(
        number_in(body, "chat"), number_in(body, "message_id"), text_in(body, "text")
    )
    return jsonify(update_id=update_id)


@blueprint.get("/<int:chat>/messages")
def messages(chat: int) -> Response:
    """Answer what the phone showed, in order."""
    return _shown(practice().telegram.screens.of(str(chat)).after(after()))


@blueprint.get("/<int:chat>/wait")
def wait(chat: int) -> Response:
    """Answer what came from the bot after `after`, as soon as there is something."""
    screen = practice().telegram.screens.of(str(chat))
    return _shown(screen.wait(after(), patience(), lambda bubble: bubble.direction == "in"))


@blueprint.get("/<int:chat>/file/<int:message_id>")
def file(chat: int, message_id: int) -> Response:
    """Answer the picture or sound of a message; 404 for one that has none, or is deleted."""
    found = practice().telegram.file_in(chat, message_id)
    if found is None:
        abort(404, "There is no file in this message.")
    return Response(found.data, content_type=found.content_type)


def _shown(entries: list[FeedEntry[Bubble]]) -> Response:
    return jsonify(
        messages=[
            {
                "n": entry.n,
                **asdict(entry.item),
                "at": stamp(datetime.fromtimestamp(entry.item.at, UTC)),
            }
            for entry in entries
        ]
    )
