"""A menu with its picture on its way: to a carrier by the library's own client, over HTTP."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from bots.channel import OutgoingText
from bots.errors import SendError
from bots.menu_pictures import menu_file, menu_picture
from bots.sending.courier import OutboxCourier
from bots.telegram.api import BotApi
from bots.telegram.send import TelegramSender
from config.platform.database import reading, transaction, utc_now
from intake.dialogue.model.phrases import Phrase
from intake.lines.line import TELEGRAM, Line
from intake.outbox.carrier_copies import TIME_TO_LOOK, Removal
from intake.outbox.copy_states import CopyState
from intake.outbox.delivery_states import DeliveryState
from intake.outbox.outbox import PICTURE, Outbound
from tests.bots.practice.running import BOT_TOKEN, Running, running
from tests.support.channels import CATALOGS, open_courier, open_receiver, telegram, update
from tests.support.house import House

CHAT = 7401
VOICE = {"voice": {"file_id": "v1", "file_unique_id": "u", "duration": 4}}


@pytest.fixture(scope="module")
def carrier() -> Iterator[Running]:
    with running() as started:
        yield started


@pytest.fixture
def ready(house: House, carrier: Running) -> House:
    with transaction(house.engine) as session:
        session.add(
            Line(
                organisation_id=house.organisation_id,
                channel=TELEGRAM,
                address="bot",
                languages="en",
                time_zone="Asia/Dhaka",
            )
        )
    carrier.post("/misbehave", telegram=None)
    return house


@pytest.fixture
def sender(carrier: Running) -> TelegramSender:
    return TelegramSender(BotApi(BOT_TOKEN, carrier.url))


def hear(house: House, carrier: Running, words: str = "", **message: Any) -> None:
    """The worker writes, or speaks, in the chat; the receiver has it."""
    carrier.post("/chat/send", chat=CHAT, text=words or "…")
    content = update(words, CHAT, **message)
    if not words:
        del content["message"]["text"]
    assert open_receiver(house).receive_webhook(replace(telegram(content), received_at=utc_now()))


def came(carrier: Running, after: int) -> list[dict[str, Any]]:
    shown = carrier.get(f"/chat/{CHAT}/messages", after=after)["messages"]
    return [one for one in shown if one["direction"] == "in"]


def seen(carrier: Running) -> int:
    shown = carrier.get(f"/chat/{CHAT}/messages")["messages"]
    return shown[-1]["n"] if shown else 0


def spoken_to(house: House, carrier: Running, sender: TelegramSender) -> tuple[int, OutboxCourier]:
    hear(house, carrier, **VOICE)
    return seen(carrier), open_courier(house, sender)


def question(house: House) -> Outbound:
    with reading(house.engine) as session:
        return session.scalars(select(Outbound).where(Outbound.form == PICTURE)).one()


def test_a_voice_note_is_answered_with_pictures(
    ready: House, carrier: Running, sender: TelegramSender
) -> None:
    last, courier = spoken_to(ready, carrier, sender)
    courier.drain()
    receipt, asked = came(carrier, last)
    assert (receipt["file_kind"], asked["file_kind"]) == ("", "photo")
    assert asked["text"] == CATALOGS.render(Phrase.ASK_DANGER, "en")
    assert [[one["data"] for one in row] for row in asked["buttons"]] == [["1", "2"]]
    shown = carrier.http.get(f"/chat/{CHAT}/file/{asked['message_id']}")
    assert shown.content == menu_picture(Phrase.ASK_DANGER)
    assert courier.drain() == 0


def test_nine_buttons_lie_like_the_keys_of_a_telephone(
    ready: House, carrier: Running, sender: TelegramSender
) -> None:
    hear(ready, carrier, "menu")
    last = seen(carrier)
    open_courier(ready, sender).drain()
    [asked] = came(carrier, last)
    assert asked["file_kind"] == "photo"
    rows = [[one["data"] for one in row] for row in asked["buttons"]]
    assert rows == [["1", "2", "3"], ["4", "5", "6"], ["7", "8", "0"]]


def test_who_writes_gets_texts(ready: House, carrier: Running, sender: TelegramSender) -> None:
    hear(ready, carrier, "Overtime of October is not paid")
    last = seen(carrier)
    open_courier(ready, sender).drain()
    assert [one["file_kind"] for one in came(carrier, last)] == ["", ""]


def test_a_refused_picture_leaves_the_text_once(
    ready: House, carrier: Running, sender: TelegramSender
) -> None:
    picture = menu_picture(Phrase.ASK_TOPIC)
    carrier.post("/chat/send", chat=CHAT, text="…")
    last = seen(carrier)
    # What Telegram says of a picture that it can't read.
    told = OutgoingText(
        "telegram", "bot", str(CHAT), "What is it about?", ("1", "2"), "a" * 32, picture=b"no PNG"
    )
    assert sender.send(told)
    # What it says of anything else that it does not take.
    carrier.post("/misbehave", telegram={"status": 400, "times": 1})
    assert sender.send(replace(told, picture=picture))
    # A caption is shorter than a text may be.
    assert sender.send(replace(told, text="x" * 1025, picture=picture))
    assert [(one["file_kind"], len(one["buttons"])) for one in came(carrier, last)] == [("", 1)] * 3


@pytest.mark.parametrize(
    ("fault", "state"),
    [
        ({"drop": "after"}, DeliveryState.UNCERTAIN),
        ({"drop": "before"}, DeliveryState.UNCERTAIN),
        ({"status": 429}, DeliveryState.QUEUED),
        ({"status": 502}, DeliveryState.UNCERTAIN),
        ({"status": 403}, DeliveryState.FAILED),
    ],
)
def test_what_goes_wrong_with_a_picture_is_what_goes_wrong_with_a_text(
    ready: House,
    carrier: Running,
    sender: TelegramSender,
    fault: dict[str, Any],
    state: DeliveryState,
) -> None:
    last, courier = spoken_to(ready, carrier, sender)
    courier.drain(at_most=1)
    carrier.post("/misbehave", telegram={**fault, "times": 1})
    courier.drain(at_most=1)
    shown = [one["file_kind"] for one in came(carrier, last)]
    assert shown == (["", "photo"] if fault == {"drop": "after"} else [""])
    assert question(ready).state == state


def test_no_chat_is_no_reason_to_send_the_text_there(sender: TelegramSender) -> None:
    nobody = OutgoingText(
        "telegram", "bot", "999", "?", (), "a" * 32, picture=menu_picture(Phrase.ASK_TOPIC)
    )
    with pytest.raises(SendError) as refused:
        sender.send(nobody)
    assert refused.value.code == "no-chat"


def test_a_picture_does_not_stay_and_clear_takes_it_at_once(
    ready: House, carrier: Running, sender: TelegramSender
) -> None:
    def copies() -> list[tuple[str, bool]]:
        soon = utc_now() + TIME_TO_LOOK + timedelta(minutes=1)
        with reading(ready.engine) as session:
            rows = session.scalars(select(Removal).where(Removal.direction == "out"))
            return sorted((one.state, bool(one.due_at and one.due_at < soon)) for one in rows)

    _, courier = spoken_to(ready, carrier, sender)
    courier.drain()
    assert copies() == [(CopyState.DUE, True), (CopyState.KEPT, False)]
    hear(ready, carrier, "CLEAR")
    with reading(ready.engine) as session:
        rows = session.scalars(select(Removal).where(Removal.direction == "out")).all()
    assert all(one.state == CopyState.DUE and one.due_at <= utc_now() for one in rows)


def test_a_file_that_is_gone_costs_the_picture_only(monkeypatch: pytest.MonkeyPatch) -> None:
    gone = menu_file(Phrase.ASK_TOPIC).with_name("gone.png")
    monkeypatch.setattr("bots.menu_pictures.menu_file", lambda _: gone)
    assert menu_picture(Phrase.ASK_TOPIC) is None
