"""Our Telegram channel, and python-telegram-bot under it, against a Bot API that others wrote.

The peer sends updates to our real webhook over HTTP; what we answer goes to it over HTTP; it
holds every request against its own contract. What it can't do is in bot_api.GAPS.
"""

import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from telegram import InputFile, Update
from telegram.error import TelegramError

from bots.channel import OutgoingText
from bots.errors import SendError
from bots.media.download import Fetcher, Origin
from bots.practice.phones.silent_sound import silence
from bots.telegram import api
from bots.telegram.delete import TelegramCopyDeleter
from bots.telegram.media import TelegramMedia
from bots.telegram.send import TelegramSender
from intake.reports.attachments import IMAGE, MediaRef
from tests.bots.practice.running import BOT_TOKEN
from tests.peers.bot_api import GAPS, BotApi, bot_api
from tests.support.channels import SECRET, open_courier
from tests.support.house import House
from tests.support.webhook_server import WebhookServer, prepare, served
from vault.address_proofs import ReceiverKey

CHAT = 2**48 + 7
PERSON = {"id": CHAT, "is_bot": False, "first_name": "A", "language_code": "en"}
COMPLAINT = "Overtime of October is not paid ক"


@dataclass
class Line:
    """A house whose bot lives at the peer."""

    house: House
    receiver: WebhookServer
    peer: BotApi
    bot: api.BotApi

    def message(self, text: str = "", **more: Any) -> dict[str, Any]:
        """What a worker writes, as the Bot API tells it."""
        chat = {"id": CHAT, "type": "private", "first_name": "A"}
        known = {"message_id": 41, "date": int(time.time()), "chat": chat, "from": PERSON}
        return known | ({"text": text} if text else {}) | more

    def tell(self, **update: Any) -> None:
        """It happens, and our webhook has taken it."""
        answer = self.peer.update(BOT_TOKEN, **update)
        assert answer.status_code == 200
        told_of = [answer.json()["result"]["update_id"]]
        [told] = self.peer.entries(event="webhook", update_ids=told_of)
        assert told["status"] == 200

    def answer(self) -> int:
        """Sends all that waits for this chat; how many texts."""
        return open_courier(self.house, TelegramSender(self.bot)).drain()


@pytest.fixture
def peer(tmp_path: Path) -> Iterator[BotApi]:
    with bot_api(tmp_path) as started:
        yield started


@pytest.fixture
def line(house: House, peer: BotApi) -> Iterator[Line]:
    prepare(house)
    # The courier believes what the receivers of this folder say.
    key = bytes.fromhex((house.folder / "keys" / "receiver_key").read_text("ascii"))
    house.peppers = replace(house.peppers, receiver=ReceiverKey(key))
    bot = api.BotApi(BOT_TOKEN, peer.bridge)
    with served(house) as receiver:
        url = f"http://127.0.0.1:{receiver.port}/webhooks/telegram"
        allowed = ["message", "edited_message", "callback_query"]
        assert bot.call(bot.bot.set_webhook(url, secret_token=SECRET, allowed_updates=allowed))
        yield Line(house, receiver, peer, bot)


def test_a_talk_in_texts_and_buttons(line: Line) -> None:
    line.tell(message=line.message(COMPLAINT, message_id=40))
    assert line.house.texts() == [COMPLAINT]
    assert line.answer() == 2
    sent = line.peer.entries(method="sendMessage")
    assert [one["status"] for one in sent] == [200, 200]
    assert "reply_markup" in sent[1]["fields"]
    pressed = {
        "id": "17",
        "from": PERSON,
        "chat_instance": "1",
        "data": "1",
        "message": line.message("?", message_id=42, **{"from": {**PERSON, "is_bot": True}}),
    }
    line.tell(callback_query=pressed)
    assert line.answer() >= 1
    judged = line.peer.verdict("--require-response", "--require-method", "sendMessage")
    assert judged["ok"], judged


def test_a_wrong_secret_is_not_believed_and_told_again_once_right(line: Line) -> None:
    url = f"http://127.0.0.1:{line.receiver.port}/webhooks/telegram"
    line.bot.call(line.bot.bot.set_webhook(url, secret_token="another"))
    line.tell(message=line.message("forged"))
    assert line.house.texts() == []
    line.bot.call(line.bot.bot.set_webhook(url, secret_token=SECRET))
    line.tell(message=line.message("genuine"))
    assert line.house.texts() == ["genuine"]


def test_a_changed_message_is_a_new_version(line: Line) -> None:
    line.tell(message=line.message("the exit on floor 3"))
    # The peer can't send it; the library writes the update that Telegram would.
    edited = line.message("the exit on floor 4", edit_date=1795348860)
    update = Update.de_json({"update_id": 900_000, "edited_message": edited}, line.bot.bot)
    assert line.receiver.telegram(update.to_json().encode()).status == 200
    assert line.house.texts() == ["the exit on floor 3", "the exit on floor 4"]


def test_a_photo_is_fetched_by_its_id(line: Line) -> None:
    given = InputFile(b"a picture", "x.jpg")
    made = line.bot.call(line.bot.bot.send_photo(CHAT, given, protect_content=True))
    file_id = made.photo[0].file_id
    size = {"file_id": file_id, "file_unique_id": "u", "width": 1, "height": 1, "file_size": 9}
    line.tell(message=line.message(caption="look", photo=[size]))
    assert line.house.texts() == ["look"]
    fetcher = Fetcher(Origin.of(line.peer.bridge))
    source = TelegramMedia(line.bot, line.peer.bridge, fetcher)
    assert source.fetch(MediaRef(IMAGE, file_id)) == b"a picture"
    judged = line.peer.verdict("--require-method", "getFile")
    assert judged["ok"], judged


def test_both_sides_of_a_chat_are_deleted(line: Line) -> None:
    line.tell(message=line.message(COMPLAINT, message_id=40))
    line.answer()
    sent = TelegramSender(line.bot).send(
        OutgoingText("telegram", "bot", str(CHAT), "one more", (), "a" * 32)
    )
    deleter = TelegramCopyDeleter(line.bot)
    assert deleter.delete(str(CHAT), ["40", sent or ""]) is True
    deleted = line.peer.entries(method="deleteMessage")
    assert [one["status"] for one in deleted] == [200, 200]
    assert line.peer.verdict("--require-method", "deleteMessage")["ok"]


def test_who_speaks_gets_menus_with_pictures(line: Line) -> None:
    voice = {"file_id": "v1", "file_unique_id": "u", "duration": 4, "mime_type": "audio/ogg"}
    line.tell(message=line.message(message_id=40, voice=voice))
    assert line.answer() == 2
    [shown] = line.peer.entries(method="sendPhoto")
    assert (shown["status"], shown["files"]) == (200, ["photo"])
    assert {"caption", "chat_id", "reply_markup"} <= set(shown["fields"])
    assert len(line.peer.entries(method="sendMessage")) == 1
    judged = line.peer.verdict("--require-response", "--require-method", "sendPhoto")
    assert judged["ok"], judged


def test_a_recording_is_a_voice_message(line: Line) -> None:
    line.tell(message=line.message(COMPLAINT, message_id=40))
    told = OutgoingText(
        "telegram", "bot", str(CHAT), "said already", (), "a" * 32, sound=silence(2)
    )
    assert TelegramSender(line.bot).send(told)
    [sent] = line.peer.entries(method="sendVoice")
    assert (sent["status"], sent["fields"], sent["files"]) == (200, ["chat_id"], ["voice"])
    assert line.peer.verdict("--require-method", "sendVoice")["ok"]


def test_a_button_stops_turning(line: Line) -> None:
    assert line.bot.call(line.bot.bot.answer_callback_query("17"))
    assert line.peer.verdict("--require-method", "answerCallbackQuery")["ok"]


def test_a_refusal_is_caught_and_judged(line: Line) -> None:
    """So that the tests above can fail."""
    with pytest.raises(SendError) as refused:
        TelegramSender(line.bot).send(OutgoingText("telegram", "bot", "0", "nobody", (), "a" * 32))
    assert refused.value.code == "no-chat"
    with pytest.raises(SendError):
        TelegramCopyDeleter(line.bot).delete(str(CHAT), ["-1"])
    with pytest.raises(SendError):
        TelegramSender(line.bot).send(
            OutgoingText("telegram", "bot", str(CHAT), "x", ("y" * 65,), "a" * 32)
        )
    assert not line.peer.verdict()["ok"]


def test_the_gaps_of_the_peer_are_still_there(peer: BotApi) -> None:
    bot = api.BotApi(BOT_TOKEN, peer.url)
    with pytest.raises(TelegramError) as refused:
        bot.call(bot.bot.send_message(CHAT, "x", protect_content=True))
    assert GAPS["sendMessage"] in str(refused.value)
    with pytest.raises(TelegramError) as refused:
        bot.call(bot.bot.send_photo(CHAT, b"a picture", protect_content=True))
    assert GAPS["sendPhoto"] in str(refused.value)
    with pytest.raises(TelegramError) as refused:
        bot.call(bot.bot.delete_messages(CHAT, [1]))
    assert GAPS["deleteMessages"] in str(refused.value)
    answer = peer.update(BOT_TOKEN, edited_message={"message_id": 1})
    assert answer.json()["description"] == GAPS["edited_message"]
