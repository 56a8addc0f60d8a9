"""What Telegram brings that is neither text nor file."""

from typing import Any

import pytest

from bots.telegram.parse import parse_update
from tests.support.channels import telegram, update

POINT = {"latitude": 23.78, "longitude": 90.4}
PERSON = {"id": 1, "is_bot": False, "first_name": "B"}
STICKER = {
    "file_id": "f",
    "file_unique_id": "u",
    "type": "regular",
    "width": 1,
    "height": 1,
    "is_animated": False,
    "is_video": False,
}
POLL = {
    "id": "1",
    "question": "Siapa terluka?",
    "options": [{"text": "Ani", "voter_count": 0}, {"text": "Budi", "voter_count": 0}],
    "total_voter_count": 0,
    "is_closed": False,
    "is_anonymous": True,
    "type": "regular",
    "allows_multiple_answers": False,
}


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ({"location": POINT}, "place 23.78, 90.40"),
        ({"location": POINT | {"live_period": 900, "heading": 3}}, "place 23.78, 90.40"),
        (
            {"location": POINT, "venue": {"location": POINT, "title": "Nhà máy", "address": "7"}},
            "place 23.78, 90.40, Nhà máy, 7",
        ),
        (
            {"contact": {"phone_number": "+15005550123", "first_name": "Rosa"}},
            "contact +15005550123, Rosa",
        ),
        ({"poll": POLL}, "poll Siapa terluka?: Ani / Budi"),
        (
            {"checklist": {"title": "ভাঙা", "tasks": [{"id": 1, "text": "সিঁড়ি"}]}},
            "checklist ভাঙা: সিঁড়ি",
        ),
        ({"sticker": STICKER | {"emoji": "🔥"}}, "sticker 🔥"),
        ({"sticker": STICKER}, "sticker"),
        ({"dice": {"emoji": "🎲", "value": 5}}, "game 🎲, 5"),
        ({"story": {"id": 1, "chat": {"id": 2, "type": "private"}}}, "story"),
        ({"something_new": {"a": 1}}, "a message of a kind that is not known here"),
    ],
)
def test_it_is_said_in_words_and_no_file_waits(content: dict[str, Any], words: str) -> None:
    message = update("")
    del message["message"]["text"]
    message["message"] |= content
    found = parse_update(telegram(message))
    assert found is not None
    assert (found.text, found.media) == (words, ())


@pytest.mark.parametrize(
    "content",
    [
        {"message_auto_delete_timer_changed": {"message_auto_delete_time": 60}},
        {"write_access_allowed": {}},
    ],
)
def test_what_telegram_itself_writes_is_nothing(content: dict[str, Any]) -> None:
    message = update("")
    message["message"] |= content
    assert parse_update(telegram(message)) is None


@pytest.mark.parametrize("kind", ["business_message", "edited_business_message", "guest_message"])
def test_what_was_written_to_somebody_else_is_left_alone(kind: str) -> None:
    content = update("The exit is locked", business_connection_id="b1")
    content[kind] = content.pop("message")
    assert parse_update(telegram(content)) is None


def test_a_business_chat_is_left_alone_by_every_way() -> None:
    content = update("x", business_connection_id="b1")
    assert parse_update(telegram(content)) is None
    pressed = {
        "update_id": 3,
        "callback_query": {
            "id": "1",
            "from": PERSON,
            "chat_instance": "1",
            "data": "2",
            "message": content["message"],
        },
    }
    assert parse_update(telegram(pressed)) is None


def test_a_shape_that_the_library_refuses_keeps_its_words() -> None:
    content = update("")
    content["message"] |= {"poll": {"question": "Ai bị thương?", "options": [{}, 7, {"text": "A"}]}}
    found = parse_update(telegram(content))
    assert found is not None
    assert found.text == "poll Ai bị thương?: A"
    content["message"] |= {"location": {"latitude": "x"}, "caption": "here"}
    assert "here\nplace x, ?" in str(parse_update(telegram(content)).text)  # type: ignore[union-attr]
