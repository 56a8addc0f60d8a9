"""The Bot API by polling, through python-telegram-bot and its strict parser."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeVar

import pytest
from telegram import (
    Bot,
    BotCommand,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    Message,
    ReplyKeyboardMarkup,
    Update,
)
from telegram.error import BadRequest, Conflict, Forbidden, InvalidToken, RetryAfter

from tests.bots.practice.running import BOT_TOKEN, Running

T = TypeVar("T")

CHOICE = InlineKeyboardMarkup(
    [[InlineKeyboardButton("1", callback_data="one"), InlineKeyboardButton("2", callback_data="2")]]
)


def with_bot(carrier: Running, play: Callable[[Bot], Awaitable[T]], token: str = BOT_TOKEN) -> T:
    async def run() -> T:
        async with Bot(token, base_url=carrier.url + "/bot") as bot:
            return await play(bot)

    return asyncio.run(run())


async def _news(bot: Bot) -> list[Update]:
    """Fetch what is pending and confirm it."""
    updates = await bot.get_updates(timeout=5)
    if updates:
        await bot.get_updates(offset=updates[-1].update_id + 1)
    return list(updates)


@pytest.fixture
def written(carrier: Running, chat: int) -> int:
    """A chat in which a person has written, and the bot knows it."""
    carrier.post("/chat/send", chat=chat, text="Hello")
    with_bot(carrier, _news)
    return chat


def test_the_bot_knows_itself(carrier: Running) -> None:
    me = with_bot(carrier, lambda bot: bot.get_me())
    assert (me.id, me.is_bot, me.username) == (123456, True, "practice_line_bot")


def test_a_wrong_token_is_refused(carrier: Running) -> None:
    with pytest.raises(InvalidToken):
        with_bot(carrier, lambda bot: bot.get_me(), "123456:wrong")


def test_a_text_and_a_start_code_arrive_in_order(carrier: Running, chat: int) -> None:
    carrier.post("/chat/send", chat=chat, start="pstr_7Q2", language_code="bn")
    carrier.post("/chat/send", chat=chat, text="দরজা বন্ধ")
    first, second = with_bot(carrier, _news)
    assert second.update_id == first.update_id + 1
    assert first.message is not None
    assert second.message is not None
    assert first.message.text == "/start pstr_7Q2"
    assert [entity.type for entity in first.message.entities] == ["bot_command"]
    assert second.message.text == "দরজা বন্ধ"
    person = first.message.from_user
    assert person is not None
    assert (person.id, person.first_name, person.language_code) == (chat, "Practice", "bn")
    assert (second.message.chat.id, second.message.chat.type) == (chat, "private")


def test_unconfirmed_updates_come_again(carrier: Running, chat: int) -> None:
    carrier.post("/chat/send", chat=chat, text="Hello")

    async def play(bot: Bot) -> tuple[int, int, int]:
        (first,) = await bot.get_updates()
        (again,) = await bot.get_updates(offset=first.update_id)
        return first.update_id, again.update_id, len(await bot.get_updates(again.update_id + 1))

    first, again, left = with_bot(carrier, play)
    assert (first, left) == (again, 0)


def test_a_poll_waits_for_the_next_update(carrier: Running, chat: int) -> None:
    async def play(bot: Bot) -> list[Update]:
        poll = asyncio.create_task(_news(bot))
        await bot.get_me()
        await asyncio.to_thread(carrier.post, "/chat/send", chat=chat, text="Now")
        return await poll

    (update,) = with_bot(carrier, play)
    assert update.message is not None
    assert update.message.text == "Now"


def test_a_second_poll_ends_the_first(carrier: Running) -> None:
    async def play(bot: Bot) -> None:
        first = asyncio.create_task(bot.get_updates(timeout=30))
        while not first.done():
            await asyncio.to_thread(carrier.get, f"/bot{BOT_TOKEN}/getUpdates")
        await first

    with pytest.raises(Conflict):
        with_bot(carrier, play)


def test_buttons_are_shown_pressed_and_answered(carrier: Running, written: int) -> None:
    sent = with_bot(carrier, lambda bot: bot.send_message(written, "1 or 2?", reply_markup=CHOICE))
    assert sent.reply_markup == CHOICE
    (shown,) = carrier.get(f"/chat/{written}/wait", timeout=5)["messages"]
    assert shown["text"] == "1 or 2?"
    assert shown["buttons"] == [[{"text": "1", "data": "one"}, {"text": "2", "data": "2"}]]
    carrier.post("/chat/press", chat=written, message_id=sent.message_id, data="one")

    async def answer(bot: Bot) -> str | None:
        (update,) = await _news(bot)
        query = update.callback_query
        assert query is not None
        assert await bot.answer_callback_query(query.id, text="Thank you")
        with pytest.raises(BadRequest):
            await bot.answer_callback_query(query.id)
        assert isinstance(query.message, Message)
        assert query.message.message_id == sent.message_id
        return query.data

    assert with_bot(carrier, answer) == "one"
    (popup,) = carrier.get(f"/chat/{written}/wait", after=shown["n"], timeout=5)["messages"]
    assert (popup["kind"], popup["text"]) == ("answer", "Thank you")
    refused = carrier.http.post(
        "/chat/press", json={"chat": written, "message_id": sent.message_id, "data": "three"}
    )
    assert refused.status_code == 400


def test_an_edit_changes_the_chat_in_place(carrier: Running, written: int) -> None:
    async def play(bot: Bot) -> None:
        sent = await bot.send_message(written, "1 or 2?", reply_markup=CHOICE)
        edited = await bot.edit_message_text("Thanks", written, sent.message_id)
        assert isinstance(edited, Message)
        assert (edited.text, edited.reply_markup) == ("Thanks", None)
        assert edited.edit_date is not None
        with pytest.raises(BadRequest, match="not modified"):
            await bot.edit_message_text("Thanks", written, sent.message_id)
        await bot.edit_message_reply_markup(written, sent.message_id, reply_markup=CHOICE)

    with_bot(carrier, play)
    shown = carrier.get(f"/chat/{written}/messages")["messages"]
    assert [one["kind"] for one in shown] == ["message", "message", "edit", "edit"]
    assert {one["text"] for one in shown[1:]} == {"Thanks"}
    assert len(shown[1]["buttons"][0]) == 2


def test_deleted_messages_of_both_sides_leave_the_chat(carrier: Running, written: int) -> None:
    async def play(bot: Bot) -> None:
        sent = await bot.send_message(written, "Delete this chat after reading")
        assert await bot.delete_messages(written, [sent.message_id, sent.message_id + 500])
        assert await bot.delete_message(written, sent.message_id - 1)
        with pytest.raises(BadRequest, match="not found"):
            await bot.delete_message(written, sent.message_id)

    with_bot(carrier, play)
    shown = carrier.get(f"/chat/{written}/messages")["messages"]
    assert [(one["kind"], one["text"]) for one in shown] == [("delete", ""), ("delete", "")]


def test_an_edited_text_is_an_update_of_its_own(carrier: Running, chat: int) -> None:
    message_id = carrier.post("/chat/send", chat=chat, text="They owe 2")["message_id"]
    carrier.post("/chat/edit", chat=chat, message_id=message_id, text="They owe 3")
    _, edit = with_bot(carrier, _news)
    assert edit.edited_message is not None
    assert (edit.edited_message.text, edit.edited_message.message_id) == ("They owe 3", message_id)
    assert carrier.screen(f"/chat/{chat}")[0] == ("out", "They owe 3")


def test_a_reply_keyboard_is_shown_without_data(carrier: Running, written: int) -> None:
    keyboard = ReplyKeyboardMarkup([["English", "বাংলা"]])
    with_bot(carrier, lambda bot: bot.send_message(written, "Language?", reply_markup=keyboard))
    (shown,) = carrier.get(f"/chat/{written}/wait", timeout=5)["messages"]
    assert shown["buttons"] == [[{"text": "English"}, {"text": "বাংলা"}]]


def test_what_the_bot_may_not_do(carrier: Running, written: int, chat: int) -> None:
    long_data = InlineKeyboardMarkup([[InlineKeyboardButton("x", callback_data="ক" * 22)]])

    async def play(bot: Bot) -> None:
        with pytest.raises(BadRequest, match="Chat not found"):
            await bot.send_message(chat + 90_000, "Hello stranger")
        with pytest.raises(BadRequest, match="text is empty"):
            await bot.send_message(written, "  ")
        with pytest.raises(BadRequest, match="too long"):
            await bot.send_message(written, "x" * 4097)
        with pytest.raises(BadRequest, match=r"(?i)button_data_invalid"):
            await bot.send_message(written, "Choose", reply_markup=long_data)

    with_bot(carrier, play)


def test_small_calls_are_accepted(carrier: Running, written: int) -> None:
    async def play(bot: Bot) -> bool:
        commands = await bot.set_my_commands([BotCommand("help", "Help")], language_code="en")
        return commands and await bot.send_chat_action(written, "typing")

    assert with_bot(carrier, play)


def test_faults_of_telegram(carrier: Running, written: int) -> None:
    async def play(bot: Bot) -> None:
        await asyncio.to_thread(carrier.post, "/misbehave", telegram={"status": 429})
        with pytest.raises(RetryAfter):
            await bot.send_message(written, "Too fast")
        await asyncio.to_thread(carrier.post, "/misbehave", telegram={"status": 403})
        with pytest.raises(Forbidden):
            await bot.send_message(written, "Blocked")
        await bot.send_message(written, "Fine again")

    with_bot(carrier, play)
    assert carrier.screen(f"/chat/{written}")[1:] == [("in", "Fine again")]
