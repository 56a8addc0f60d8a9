"""An event of the app is read, or it is Malformed; nothing else is raised."""

import pytest

from bots.android.events import read_event, text_in
from bots.carrier_requests import Malformed, RawRequest
from bots.practice.phones.android import event
from tests.support.house import NOON


def raw(body: bytes) -> RawRequest:
    return RawRequest("android", "/webhooks/android/dhaka-1", {}, body, NOON)


def test_name_and_payload() -> None:
    assert read_event(raw(event("sms:sent", {"messageId": "1"}))) == (
        "sms:sent",
        {"messageId": "1"},
    )


@pytest.mark.parametrize(
    "body", [b"", b"{", b"[]", b'{"payload": {}}', b'{"event": 7}', b'{"event": "a", "payload": 7}']
)
def test_what_is_no_event_is_malformed(body: bytes) -> None:
    with pytest.raises(Malformed):
        read_event(raw(body))


def test_the_first_field_with_a_text_counts() -> None:
    assert text_in({"a": "", "b": 7, "c": "text", "d": "other"}, "a", "b", "c", "d") == "text"
    assert text_in({}, "a") == ""
