"""One message out of an update of Telegram."""

from dataclasses import replace
from typing import Any

import pytest

from bots.carrier_requests import Malformed
from bots.telegram.parse import parse_update
from tests.support.channels import telegram, update


def test_a_private_message_is_read() -> None:
    found = parse_update(telegram(update("The exit is locked", 7001)))
    assert found is not None
    assert (found.text, found.sender, found.hint_language) == ("The exit is locked", "7001", "en")
    assert found.is_chat
    assert not found.edited


def test_a_start_code_stands_behind_the_command() -> None:
    found = parse_update(telegram(update("/start abc")))
    assert found is not None
    assert found.start_code == "abc"


def test_an_edit_says_so() -> None:
    content = update("The exit is open")
    content["edited_message"] = content.pop("message") | {"edit_date": 1795348900}
    found = parse_update(telegram(content))
    assert found is not None
    assert found.edited


@pytest.mark.parametrize(
    "more", [{"chat": {"id": -1, "type": "group", "title": "A"}}, {"text": ""}]
)
def test_a_group_or_an_empty_message_is_nothing(more: dict[str, Any]) -> None:
    assert parse_update(telegram(update("x", **more))) is None


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b"{}", b'{"update_id": "x"}'])
def test_what_is_no_update_is_malformed(body: bytes) -> None:
    with pytest.raises(Malformed):
        parse_update(replace(telegram({}), body=body))
