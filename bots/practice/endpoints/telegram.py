"""Telegram's Bot API, the methods that our bot needs, over GET and POST, form and JSON."""

import hmac
import json
import secrets
from collections.abc import Callable
from typing import Any

from flask import Blueprint, Response, jsonify, request

from bots.practice.control import practice
from bots.practice.misbehaviour import answered, hang_up
from bots.practice.telegram.bot import File, Markup
from bots.practice.telegram.errors import TelegramError
from bots.practice.telegram.webhook import MOST_CONNECTIONS, Webhook

LONGEST_TEXT = 4096
LONGEST_CALLBACK_DATA = 64  # bytes
MOST_DELETED = 100
LONGEST_POLL = 50
LARGEST_FILE = 20 * 1024 * 1024
LARGEST_PHOTO = 10 * 1024 * 1024
LONGEST_CAPTION = 1024
PICTURES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")
"""How files that Telegram takes as photos begin: PNG, JPEG."""
SOUNDS = ((b"OggS", "audio/ogg"), (b"\xff\xfb", "audio/mpeg"), (b"\xff\xf3", "audio/mpeg"))

DESCRIPTIONS = {
    400: "Bad Request",
    401: "Unauthorized",
    403: "Forbidden: bot was blocked by the user",
    429: "Too Many Requests: retry after 1",
    500: "Internal Server Error",
    502: "Bad Gateway",
}

Params = dict[str, Any]

blueprint = Blueprint("telegram", __name__)


@blueprint.route("/bot<token>/<method>", methods=["GET", "POST"])
def call(token: str, method: str) -> Response:
    """Answer one method call as {"ok", "result"} or {"ok", "error_code", "description"}."""
    if not hmac.compare_digest(token.encode(), practice().options.telegram_token.encode()):
        return _refuse(TelegramError(401, "Unauthorized"))
    handler = METHODS.get(method.lower())
    if handler is None:
        return _refuse(TelegramError(404, "Not Found"))
    fault = practice().faults.take("telegram") if handler in SENDING else None
    if fault and fault.status:
        description = DESCRIPTIONS.get(fault.status, "Error")
        return _refuse(TelegramError(fault.status, description))
    if fault and fault.drop == "before":
        return hang_up()
    try:
        result = handler(_params())
    except TelegramError as error:
        return _refuse(error)
    return answered(jsonify(ok=True, result=result), fault)


def _refuse(error: TelegramError) -> Response:
    body: dict[str, Any] = {
        "ok": False,
        "error_code": error.status,
        "description": error.description,
    }
    if error.status == 429:
        body["parameters"] = {"retry_after": 1}
    answer = jsonify(body)
    answer.status_code = error.status
    return answer


def _params() -> Params:
    given: Params = {**request.args.to_dict(), **request.form.to_dict()}
    if request.is_json:
        given |= request.get_json() or {}
    return given


def _integer(params: Params, name: str, default: int | None = None) -> int:
    try:
        return int(str(params.get(name, default)))
    except ValueError:
        raise TelegramError(400, f"Bad Request: {name} is invalid or missing") from None


def _structure(params: Params, name: str) -> Any:
    """A parameter that is JSON, whether it came inside a JSON body or as a form field."""
    value = params.get(name)
    if not isinstance(value, str):
        return value
    try:
        return json.loads(value) if value else None
    except ValueError:
        raise TelegramError(400, f"Bad Request: can't parse {name} JSON object") from None


def _text(params: Params) -> str:
    text = str(params.get("text", "")).strip()
    if not text:
        raise TelegramError(400, "Bad Request: message text is empty")
    if len(text) > LONGEST_TEXT:
        raise TelegramError(400, "Bad Request: message is too long")
    return text


def _markup(params: Params) -> Markup | None:
    markup = _structure(params, "reply_markup")
    if markup is None:
        return None
    if not isinstance(markup, dict):
        raise TelegramError(400, "Bad Request: object expected as reply markup")
    for row in markup.get("inline_keyboard", []):
        for button in row:
            size = len(str(button.get("callback_data", "-")).encode())
            if not 1 <= size <= LONGEST_CALLBACK_DATA:
                raise TelegramError(400, "Bad Request: BUTTON_DATA_INVALID")
    # An empty keyboard is how a bot takes its buttons away.
    return None if markup == {"inline_keyboard": []} else markup


def _get_me(_params: Params) -> Any:
    return practice().telegram.user | {
        "can_join_groups": False,
        "can_read_all_group_messages": False,
        "supports_inline_queries": False,
        "can_connect_to_business": False,
        "has_main_web_app": False,
    }


def _get_updates(params: Params) -> Any:
    here = practice().telegram
    if here.delivery.webhook:
        raise TelegramError(
            409,
            "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to "
            "delete the webhook first",
        )
    found = here.updates.poll(
        offset=_integer(params, "offset", 0),
        limit=max(1, min(100, _integer(params, "limit", 100))),
        timeout=max(0, min(LONGEST_POLL, _integer(params, "timeout", 0))),
        kinds=_structure(params, "allowed_updates") or [],
    )
    return [update.as_json() for update in found]


def _set_webhook(params: Params) -> Any:
    here = practice().telegram
    if _is_true(params, "drop_pending_updates"):
        here.updates.drop_all()
    url = str(params.get("url", ""))
    # The real one wants https; on loopback there is none to have.
    if url and not url.startswith(("http://", "https://")):
        raise TelegramError(400, "Bad Request: bad webhook: An HTTPS URL must be provided")
    most = max(1, min(100, _integer(params, "max_connections", MOST_CONNECTIONS)))
    kinds = tuple(_structure(params, "allowed_updates") or ())
    secret = str(params.get("secret_token", ""))
    here.delivery.set(Webhook(url, secret, most, kinds) if url else None)
    return True


def _delete_webhook(params: Params) -> Any:
    return _set_webhook({name: params[name] for name in params if name == "drop_pending_updates"})


def _get_webhook_info(_params: Params) -> Any:
    return practice().telegram.delivery.info()


def _send_message(params: Params) -> Any:
    here = practice().telegram
    message = here.send(_integer(params, "chat_id"), _text(params), _markup(params))
    return here.as_json(message)


def _send_photo(params: Params) -> Any:
    """A picture with its caption; the file comes with the request, an address is not fetched."""
    given = request.files.get("photo")
    data = given.read() if given else b""
    if not data:
        raise TelegramError(400, "Bad Request: there is no photo in the request")
    if len(data) > LARGEST_PHOTO:
        raise TelegramError(400, "Bad Request: file is too big for a photo")
    if not data.startswith(PICTURES):
        raise TelegramError(400, "Bad Request: IMAGE_PROCESS_FAILED")
    caption = str(params.get("caption", "")).strip()
    if len(caption) > LONGEST_CAPTION:
        raise TelegramError(400, "Bad Request: message caption is too long")
    here = practice().telegram
    kind = "image/png" if data.startswith(PICTURES[0]) else "image/jpeg"
    file = File(secrets.token_urlsafe(24), "photo", kind, data)
    return here.as_json(here.send(_integer(params, "chat_id"), caption, _markup(params), file))


def _send_voice(params: Params) -> Any:
    """A voice message; OGG or MP3, the file comes with the request."""
    given = request.files.get("voice")
    data = given.read() if given else b""
    kind = next((kind for start, kind in SOUNDS if data.startswith(start)), None)
    if kind is None:
        raise TelegramError(400, "Bad Request: there is no voice in the request")
    here = practice().telegram
    file = File(secrets.token_urlsafe(24), "voice", kind, data)
    caption = str(params.get("caption", "")).strip()
    return here.as_json(here.send(_integer(params, "chat_id"), caption, _markup(params), file))


def _edit_message_text(params: Params) -> Any:
    return _edit(params, _text(params))


def _edit_message_reply_markup(params: Params) -> Any:
    return _edit(params, None)


def _edit(params: Params, text: str | None) -> Any:
    here = practice().telegram
    chat, message_id = _integer(params, "chat_id"), _integer(params, "message_id")
    return here.as_json(here.edit(chat, message_id, text, _markup(params)))


def _delete_message(params: Params) -> Any:
    practice().telegram.delete(_integer(params, "chat_id"), _integer(params, "message_id"))
    return True


def _delete_messages(params: Params) -> Any:
    chat, ids = _integer(params, "chat_id"), _structure(params, "message_ids")
    if not isinstance(ids, list) or not 1 <= len(ids) <= MOST_DELETED:
        raise TelegramError(400, "Bad Request: message identifiers are not specified")
    for message_id in ids:
        try:
            practice().telegram.delete(chat, int(message_id))
        except TelegramError:
            continue  # the real method skips what it can't find, and says nothing
    return True


def _answer_callback_query(params: Params) -> Any:
    practice().telegram.answer(
        str(params.get("callback_query_id", "")), str(params.get("text", ""))
    )
    return True


def _get_file(params: Params) -> Any:
    file = practice().telegram.file(str(params.get("file_id", "")))
    if file is None:
        raise TelegramError(400, "Bad Request: invalid file_id")
    if len(file.data) > LARGEST_FILE:
        raise TelegramError(400, "Bad Request: file is too big")
    return {
        "file_id": file.file_id,
        "file_unique_id": file.file_id[:16],
        "file_size": len(file.data),
        "file_path": f"{file.kind}/{file.file_id}",
    }


@blueprint.get("/file/bot<token>/<kind>/<file_id>")
def download(token: str, kind: str, file_id: str) -> Response:
    """Answer the bytes of a file that somebody sent."""
    here = practice()
    file = here.telegram.file(file_id)
    known = hmac.compare_digest(token.encode(), here.options.telegram_token.encode())
    if not known or file is None or file.kind != kind:
        return _refuse(TelegramError(404, "Not Found"))
    return Response(file.data, content_type="application/octet-stream")


def _accept(_params: Params) -> Any:
    """For what changes nothing that a practice phone shows."""
    return True


def _is_true(params: Params, name: str) -> bool:
    return str(params.get(name, "")).lower() in {"true", "1"}


METHODS: dict[str, Callable[[Params], Any]] = {
    "getme": _get_me,
    "getupdates": _get_updates,
    "setwebhook": _set_webhook,
    "deletewebhook": _delete_webhook,
    "getwebhookinfo": _get_webhook_info,
    "sendmessage": _send_message,
    "sendphoto": _send_photo,
    "sendvoice": _send_voice,
    "editmessagetext": _edit_message_text,
    "editmessagereplymarkup": _edit_message_reply_markup,
    "deletemessage": _delete_message,
    "deletemessages": _delete_messages,
    "getfile": _get_file,
    "answercallbackquery": _answer_callback_query,
    "setmycommands": _accept,
    "sendchataction": _accept,
}
SENDING = (_send_message, _send_photo, _send_voice)
"""Only these meet a fault that was asked for."""
