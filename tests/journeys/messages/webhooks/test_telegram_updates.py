"""Updates as Telegram and strangers post them."""

import json
from typing import Any

import pytest

from tests.support.channels import (
    SECRET,
    update,
)
from tests.support.webhook_answers import refused, report_of
from tests.support.webhook_server import (
    WebhookServer,
)

ODD_UPDATES: list[Any] = [
    None,
    7,
    [],
    {},
    "text",
    {"update_id": "a"},
    {"update_id": 1, "message": None},
    {"update_id": 2, "something_new": {}},
    {"update_id": 3, "message": {"date": 10**30}},
    update("hello", chat={"id": -100, "type": "channel"}),
    {"update_id": 5, "my_chat_member": {"chat": {"id": 1}}},
]


def test_a_private_message_is_taken_with_the_secret_only(receiver: WebhookServer) -> None:
    text, content = "through the bot", json.dumps(update("through the bot", chat_id=8801)).encode()
    for secret in (
        None,
        b"",
        b"wrong",
        SECRET.encode() + b"x",
        b"\xff\xfe",
        SECRET.upper().encode(),
    ):
        call = lambda secret=secret: receiver.telegram(content, secret)  # noqa: E731
        # A refusal would make Telegram hold the worker's chat for a day.
        assert refused(receiver, call).status == 200
    assert receiver.telegram(content).status == 200
    assert receiver.telegram(content).status == 200
    assert report_of(receiver.house, text)[1:] == ([text], ["RECEIPT", "ASK_DANGER"])


@pytest.mark.parametrize("content", ODD_UPDATES, ids=range(len(ODD_UPDATES)))
def test_an_odd_update_is_acknowledged(receiver: WebhookServer, content: Any) -> None:
    body = json.dumps(content).encode()
    assert refused(receiver, lambda: receiver.telegram(body)).status == 200


@pytest.mark.parametrize("body", [b"", b"{", b"\xff\xfe", b"[" * 100_000, b"NaN", b"\x00"])
def test_what_is_no_json_is_acknowledged(receiver: WebhookServer, body: bytes) -> None:
    assert refused(receiver, lambda: receiver.telegram(body)).status == 200
