"""A channel tells what its folder holds, and what it lacks."""

import pytest

from bots.channel import Channel
from bots.registry import channels
from config.settings import Common, load


def test_calls_are_taken_on_twilio_only() -> None:
    assert [one.name for one in channels() if one.takes_calls] == ["twilio"]


@pytest.mark.parametrize(
    ("name", "chat"), [("telegram", True), ("twilio", False), ("android", None)]
)
def test_a_carriers_copies_may_be_the_workers_chat(name: str, chat: bool | None) -> None:
    assert Channel(name).copies_are_chat is chat


@pytest.mark.parametrize("name", ["android", "telegram", "twilio"])
def test_a_channel_that_is_not_set_up_sends_nothing(name: str) -> None:
    settings = load(Common)
    assert Channel(name).sender(settings) is None
    assert Channel(name).media_source(settings) is None
    assert Channel(name).copy_deleter(settings) is None
