"""One message out of an update. Names, user names and photos are never looked at."""

import json
from typing import Any

from telegram import Update, User
from telegram.constants import ChatType

from bots.channel import Malformed, RawRequest
from intake.lines import TELEGRAM
from intake.reception import Inbound

BOT_LINE = "bot"
"""The one bot of an installation, as a line's address."""


def read_update(body: bytes) -> Update:
    """The update in a webhook's body. Raises Malformed."""
    try:
        content: Any = json.loads(body)
        update = Update.de_json(content, None)
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        raise Malformed("not an update") from None
    if update is None or not isinstance(update.update_id, int):
        raise Malformed("not an update")
    return update


def parse_update(request: RawRequest) -> Inbound | None:
    """The message or the pressed button; None for all else (groups, channels, member changes)."""
    update = read_update(request.body)
    pressed = update.callback_query
    message = update.effective_message
    if message is None or message.chat.type != ChatType.PRIVATE:
        return None
    author: User | None = pressed.from_user if pressed else getattr(message, "from_user", None)
    if pressed is not None:
        text = pressed.data or ""
    else:
        text = getattr(message, "text", None) or getattr(message, "caption", None) or ""
    start = text.split(maxsplit=1)
    return Inbound(
        channel=TELEGRAM, provider_id=str(update.update_id), line_address=BOT_LINE,
        sender=str(message.chat.id), text=text,
        media_count=0 if pressed else int(bool(getattr(message, "effective_attachment", None))),
        hint_language=(author.language_code or "").partition("-")[0] or None if author else None,
        start_code=start[1] if len(start) > 1 and start[0] == "/start" else None, buttons=True,
    )  # fmt: skip
