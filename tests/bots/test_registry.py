"""The channels are found by their folders."""

import pytest

from bots.errors import COMMON, UNKNOWN_CODE
from bots.registry import channel_named, channels, counts_segments, label, meaning
from tests.support.house import NUMBER


def test_a_channel_is_found_by_name() -> None:
    for one in channels():
        assert channel_named(one.name) == one
    with pytest.raises(KeyError):
        channel_named("pigeon")


def test_a_line_has_a_label_even_where_its_channel_is_gone() -> None:
    assert label("twilio", NUMBER) == "SMS"
    assert label("twilio", f"whatsapp:{NUMBER}") == "WhatsApp"
    assert label("pigeon", "x") == "pigeon"


def test_only_sms_is_paid_by_the_segment() -> None:
    assert counts_segments("twilio", NUMBER)
    assert not counts_segments("twilio", f"whatsapp:{NUMBER}")
    assert not counts_segments("telegram", "bot")
    assert not counts_segments("pigeon", "x")


def test_every_code_means_something() -> None:
    code = next(iter(COMMON))
    assert meaning(None, code) is COMMON[code]
    assert meaning("twilio", "21610") is channel_named("twilio").meanings["21610"]
    assert meaning("pigeon", "nonsense") is UNKNOWN_CODE
