"""Telegram's webhook: its secret, its order, its retries."""

import asyncio
from collections.abc import Iterator

import pytest
from telegram import Bot, Update
from telegram.error import Conflict

from tests.bots.practice.endpoints.test_telegram import with_bot
from tests.bots.practice.running import Received, Running, running

SECRET = "practice-webhook-secret"


@pytest.fixture(scope="module")
def shared_carrier() -> Iterator[Running]:
    with running(telegram_webhook_secret=SECRET) as carrier:
        yield carrier


def _text(webhook: Received) -> str | None:
    update = Update.de_json(webhook.json, None)
    assert update.message is not None
    return update.message.text


def test_the_webhook_of_the_start_carries_the_secret(carrier: Running, chat: int) -> None:
    carrier.post("/chat/send", chat=chat, text="ทางออกล็อค")
    (webhook,) = carrier.receiver.wait_for(1)
    assert webhook.path == "/webhooks/telegram"
    assert webhook.headers["X-Telegram-Bot-Api-Secret-Token"] == SECRET
    assert _text(webhook) == "ทางออกล็อค"


def test_a_failing_update_comes_again_before_the_next_of_its_chat(
    carrier: Running, chat: int
) -> None:
    carrier.receiver.answers = [503]
    carrier.post("/chat/send", chat=chat, text="First")
    carrier.post("/chat/send", chat=chat, text="Second")
    webhooks = carrier.receiver.wait_for(3)
    assert [_text(one) for one in webhooks] == ["First", "First", "Second"]
    assert webhooks[0].json["update_id"] == webhooks[1].json["update_id"]


def test_another_chat_does_not_wait_for_a_failing_one(carrier: Running, chat: int) -> None:
    carrier.receiver.answers = [503, 503]
    carrier.post("/chat/send", chat=chat, text="Stuck")
    carrier.receiver.wait_for(2)
    carrier.post("/chat/send", chat=chat + 1_000_000, text="Passing")
    assert _text(carrier.receiver.wait_for(3)[2]) == "Passing"
    info = with_bot(carrier, lambda bot: bot.get_webhook_info())
    assert info.last_error_message == "Wrong response from the webhook: 503 Service Unavailable"
    assert info.pending_update_count >= 1
    carrier.receiver.wait_for(4)


def test_polling_and_webhook_exclude_each_other(carrier: Running, chat: int) -> None:
    other = carrier.receiver.url + "/other"

    async def play(bot: Bot) -> list[Update]:
        with pytest.raises(Conflict):
            await bot.get_updates()
        assert await bot.delete_webhook()
        assert (await bot.get_webhook_info()).url == ""
        await asyncio.to_thread(carrier.post, "/chat/send", chat=chat, text="Hello")
        updates = list(await bot.get_updates(timeout=5))
        assert await bot.set_webhook(other, secret_token="new", max_connections=2)
        return updates

    (update,) = with_bot(carrier, play)
    (webhook,) = carrier.receiver.wait_for(1)
    assert (webhook.path, webhook.json["update_id"]) == ("/other", update.update_id)
    assert webhook.headers["X-Telegram-Bot-Api-Secret-Token"] == "new"
