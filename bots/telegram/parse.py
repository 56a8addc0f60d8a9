"""One message out of an update. Names, user names and photos are never looked at."""

import json
from typing import Any

from telegram import MaybeInaccessibleMessage, Message, Update, User
from telegram.constants import ChatType

from bots.carrier_requests import Malformed, RawRequest
from bots.receiving.in_words import beside
from bots.receiving.whole_text import whole
from bots.telegram.line import BOT_LINE
from bots.telegram.media import media_in
from bots.telegram.shared import UNKNOWN, is_unknown, take_shared
from intake.lines.line import TELEGRAM
from intake.reception.arrival.inbound import Inbound


def parse_update(request: RawRequest) -> Inbound | None:
    """The message or the pressed button; None for all else (groups, channels, member changes).

    Raises Malformed. A chat whose update is refused gets no further one for a day, so whatever
    the library makes of a shape that it does not know must end here.
    """
    try:
        update, shared = _read_update(request.body)
        return _message(update, shared)
    except Exception:
        raise Malformed("not an update") from None


def _read_update(body: bytes) -> tuple[Update, str]:
    """The update, and what it brings that is neither text nor file."""
    content: Any = json.loads(body)
    written = content.get("message") or content.get("edited_message")
    shared = take_shared(written) if isinstance(written, dict) else ""
    update = Update.de_json(content, None)
    if update is None or not isinstance(update.update_id, int):
        raise Malformed("not an update")
    return update, shared


def _message(update: Update, shared: str) -> Inbound | None:
    pressed = update.callback_query
    # Only what is written to the bot itself. A business chat is between its member and others, who
    # wrote to a person and not to us; the same holds for channels and guests.
    message = pressed.message if pressed else update.message or update.edited_message
    if message is None or message.chat.type != ChatType.PRIVATE or _is_business(message):
        return None
    written = message if isinstance(message, Message) and pressed is None else None
    media = media_in(written) if written else ()
    if pressed is not None:
        said = pressed.data or ""
    else:
        said = getattr(message, "text", None) or getattr(message, "caption", None) or ""
    said = beside(said, shared) if written else said
    if written and not said and not media and is_unknown(written):
        said = UNKNOWN
    if not said and not media:
        # What Telegram itself writes into a chat: a pinned text, a changed timer.
        return None
    author: User | None = pressed.from_user if pressed else getattr(message, "from_user", None)
    text = whole(said)
    start = text.split(maxsplit=1)
    return Inbound(
        channel=TELEGRAM,
        provider_id=str(update.update_id),
        line_address=BOT_LINE,
        sender=str(int(message.chat.id)),
        text=text,
        media=media,
        message_key=str(int(message.message_id)) if written else None,
        copy_id=str(int(message.message_id)) if written else None,
        is_chat=True,
        edited=update.edited_message is not None,
        hint_language=(author.language_code or "").partition("-")[0] or None if author else None,
        start_code=start[1] if len(start) > 1 and start[0] == "/start" else None,
        buttons=True,
        pictures=True,
        written_at=(written.edit_date or written.date) if written else None,
    )


def _is_business(message: MaybeInaccessibleMessage) -> bool:
    return bool(getattr(message, "business_connection_id", None))
