"""The bot and its chats: what was written, what the phone shows, what the bot is to be told."""

import secrets
import threading
import time
from dataclasses import dataclass, replace
from typing import Any, Literal

import httpx

from bots.practice.feed import Feeds
from bots.practice.habits import Habits
from bots.practice.options import Options
from bots.practice.telegram.errors import TelegramError
from bots.practice.telegram.updates import Updates
from bots.practice.telegram.webhook import Webhook, WebhookDelivery

DELETABLE_SECONDS = 48 * 3600

Markup = dict[str, Any]


@dataclass(frozen=True)
class File:
    """What came with a message; `kind` is photo, voice, audio or document."""

    file_id: str
    kind: str
    content_type: str
    data: bytes

    def as_json(self) -> Any:
        """The Bot API's object of its kind; a photo is a list of its sizes."""
        shown: dict[str, Any] = {
            "file_id": self.file_id,
            "file_unique_id": self.file_id[:16],
            "file_size": len(self.data),
        }
        if self.kind == "photo":
            return [shown | {"width": 1280, "height": 960}]
        shown["mime_type"] = self.content_type
        return shown if self.kind == "document" else shown | {"duration": 1}


@dataclass(frozen=True)
class BotMessage:
    """A message in a private chat; dates in Unix seconds; `markup` as the bot gave it."""

    message_id: int
    chat: int
    by_bot: bool
    text: str
    date: int
    edit_date: int | None = None
    markup: Markup | None = None
    file: File | None = None


@dataclass(frozen=True)
class Bubble:
    """One thing that the phone showed, seen from the phone ("in" came from the bot).

    An edit or a deletion is a bubble of its own, and also changes the message's first one, so
    that who reads from the start sees the chat as it is now. `file_kind`: what came with it.
    """

    direction: Literal["in", "out"]
    kind: Literal["message", "edit", "delete", "answer"]
    message_id: int
    text: str
    buttons: list[list[dict[str, str]]]
    at: float
    file_kind: str = ""


class Telegram:
    """All chats of the one bot; safe to share between threads."""

    def __init__(self, http: httpx.Client, options: Options, habits: Habits) -> None:
        self.user = {
            "id": int(options.telegram_token.partition(":")[0]),
            "is_bot": True,
            "first_name": "Practice line",
            "username": options.telegram_username,
        }
        self.screens: Feeds[Bubble] = Feeds()
        self.updates = Updates(habits)
        self.delivery = WebhookDelivery(http, self.updates, habits)
        self._last_message = 0
        self._messages: dict[int, BotMessage] = {}
        self._people: dict[int, dict[str, Any]] = {}
        self._queries: dict[str, int] = {}
        self._lock = threading.Lock()
        if options.telegram_webhook_secret:
            url = options.webhooks_url + "/webhooks/telegram"
            self.delivery.set(Webhook(url, options.telegram_webhook_secret))

    # What the worker does.

    def write(
        self, chat: int, text: str, language: str, file: File | None = None
    ) -> tuple[int, int]:
        """A person writes to the bot; returns the message's and the update's id.

        `language` is the app's language code, "" if it does not tell. With a file the text
        is its caption.
        """
        with self._lock:
            person = {"id": chat, "is_bot": False, "first_name": "Practice"}
            person["username"] = f"practice_{chat}"
            if language:
                person["language_code"] = language
            self._people[chat] = person
            message = self._add(chat, by_bot=False, text=text, markup=None, file=file)
            return message.message_id, self._tell(chat, "message", self.as_json(message))

    def edit_own(self, chat: int, message_id: int, text: str) -> int:
        """A person changes an own message; returns the update's id. 400 if it is not an own one."""
        with self._lock:
            message = self._find(chat, message_id)
            if message is None or message.by_bot:
                raise TelegramError(400, "There is no such message of this person.")
            changed = self._change(replace(message, text=text, edit_date=int(time.time())))
            return self._tell(chat, "edited_message", self.as_json(changed))

    def press(self, chat: int, message_id: int, data: str) -> tuple[str, int]:
        """A person presses a button; returns the query's and the update's id. 400 if no such."""
        with self._lock:
            message = self._find(chat, message_id)
            shown = [] if message is None else buttons_of(message.markup)
            if message is None or not any(b.get("data") == data for row in shown for b in row):
                raise TelegramError(400, "There is no such button.")
            query_id = str(secrets.randbits(63))
            self._queries[query_id] = chat
            query = {
                "id": query_id,
                "from": self._people[chat],
                "message": self.as_json(message),
                "chat_instance": str(chat),
                "data": data,
            }
            return query_id, self._tell(chat, "callback_query", query)

    # What the bot does.

    def send(
        self, chat: int, text: str, markup: Markup | None, file: File | None = None
    ) -> BotMessage:
        """The bot writes. A bot can't begin a chat: 400 until the person has written once."""
        with self._lock:
            if chat not in self._people:
                raise TelegramError(400, "Bad Request: chat not found")
            return self._add(chat, by_bot=True, text=text, markup=markup, file=file)

    def edit(
        self, chat: int, message_id: int, text: str | None, markup: Markup | None
    ) -> BotMessage:
        """The bot changes its message: text (None keeps it) and buttons. 400 if nothing changes."""
        with self._lock:
            message = self._find(chat, message_id)
            if message is None or not message.by_bot:
                raise TelegramError(400, "Bad Request: message to edit not found")
            changed = replace(message, text=message.text if text is None else text, markup=markup)
            if changed == message:
                raise TelegramError(
                    400,
                    "Bad Request: message is not modified: specified new message content and reply "
                    "markup are exactly the same as a current content and reply markup of the "
                    "message",
                )
            return self._change(replace(changed, edit_date=int(time.time())))

    def delete(self, chat: int, message_id: int) -> None:
        """The bot deletes a message of either side for both. 400 if unknown or over 48 h old."""
        with self._lock:
            message = self._find(chat, message_id)
            if message is None:
                raise TelegramError(400, "Bad Request: message to delete not found")
            if time.time() - message.date > DELETABLE_SECONDS:
                raise TelegramError(400, "Bad Request: message can't be deleted for everyone")
            del self._messages[message_id]
            screen = self.screens.of(str(chat))
            screen.rewrite(lambda bubble: None if bubble.message_id == message_id else bubble)
            screen.add(Bubble("in", "delete", message_id, "", [], time.time()))

    def answer(self, query_id: str, text: str) -> None:
        """The bot answers a pressed button, once; `text` pops up on the phone if there is any."""
        with self._lock:
            chat = self._queries.pop(query_id, None)
            if chat is None:
                raise TelegramError(
                    400,
                    "Bad Request: query is too old and response timeout expired or query ID is "
                    "invalid",
                )
            if text:
                self.screens.of(str(chat)).add(Bubble("in", "answer", 0, text, [], time.time()))

    def file(self, file_id: str) -> File | None:
        """A file that somebody sent."""
        with self._lock:
            return next(
                (
                    one.file
                    for one in self._messages.values()
                    if one.file and one.file.file_id == file_id
                ),
                None,
            )

    def file_in(self, chat: int, message_id: int) -> File | None:
        """What came with a message of this chat, as its phone shows it."""
        with self._lock:
            message = self._find(chat, message_id)
            return message.file if message else None

    def as_json(self, message: BotMessage) -> dict[str, Any]:
        """Return the Bot API's Message object."""
        person = self._people[message.chat]
        chat = {name: person[name] for name in ("id", "first_name", "username")}
        shown: dict[str, Any] = {
            "message_id": message.message_id,
            "from": self.user if message.by_bot else person,
            "chat": chat | {"type": "private"},
            "date": message.date,
        }
        if message.file is None:
            shown["text"] = message.text
        else:
            shown[message.file.kind] = message.file.as_json()
            if message.text:
                shown["caption"] = message.text
        if message.edit_date is not None:
            shown["edit_date"] = message.edit_date
        if message.text.startswith("/") and not message.by_bot:
            command = {"type": "bot_command", "offset": 0, "length": len(message.text.split()[0])}
            shown["entities"] = [command]
        if message.markup and "inline_keyboard" in message.markup:
            shown["reply_markup"] = message.markup
        return shown

    # Both.

    def _find(self, chat: int, message_id: int) -> BotMessage | None:
        message = self._messages.get(message_id)
        return message if message and message.chat == chat else None

    def _add(
        self, chat: int, *, by_bot: bool, text: str, markup: Markup | None, file: File | None = None
    ) -> BotMessage:
        self._last_message += 1
        message = BotMessage(
            self._last_message, chat, by_bot, text, int(time.time()), None, markup, file
        )
        self._messages[message.message_id] = message
        self.screens.of(str(chat)).add(_bubble(message, "message"))
        return message

    def _change(self, message: BotMessage) -> BotMessage:
        self._messages[message.message_id] = message
        edited = _bubble(message, "edit")
        screen = self.screens.of(str(message.chat))
        screen.rewrite(
            lambda bubble: (
                replace(bubble, text=edited.text, buttons=edited.buttons)
                if bubble.message_id == message.message_id
                else bubble
            )
        )
        screen.add(edited)
        return message

    def _tell(self, chat: int, kind: str, content: dict[str, Any]) -> int:
        update_id = self.updates.add(chat, kind, content)
        self.delivery.wake(chat)
        return update_id


def _bubble(message: BotMessage, kind: Literal["message", "edit"]) -> Bubble:
    return Bubble(
        direction="in" if message.by_bot else "out",
        kind=kind,
        message_id=message.message_id,
        text=message.text,
        buttons=buttons_of(message.markup),
        at=time.time(),
        file_kind=message.file.kind if message.file else "",
    )


def buttons_of(markup: Markup | None) -> list[list[dict[str, str]]]:
    """Return the rows of buttons under a message; a reply keyboard's have a text and no data."""
    if not markup:
        return []
    rows = markup.get("inline_keyboard") or markup.get("keyboard") or []
    return [[_button(button) for button in row] for row in rows]


def _button(button: dict[str, Any] | str) -> dict[str, str]:
    if isinstance(button, str):
        return {"text": button}
    shown = {"text": str(button["text"])}
    if "callback_data" in button:
        shown["data"] = button["callback_data"]
    if "url" in button:
        shown["url"] = button["url"]
    return shown
