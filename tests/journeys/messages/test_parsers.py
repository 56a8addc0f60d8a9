"""What every channel's parser promises of any request at all: a message, nothing, or Malformed."""

import json
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlencode

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bots.android.phones import read_phones
from bots.android.receive import AndroidReceiver
from bots.android.verify import signature_holds
from bots.carrier_requests import DeliveryNews, Malformed, RawRequest
from bots.channel import InboundChannel
from bots.practice.phones.android import event
from bots.telegram.receive import TelegramReceiver
from bots.twilio.receive import TwilioReceiver
from intake.reception.arrival.inbound import Inbound
from intake.reports.attachments import KINDS
from tests.support.channels import ACCOUNT, PUBLIC_URL, SECRET, TOKEN, telegram, update
from tests.support.house import NOON, House, make_house
from tests.support.phones import DEVICE, KEY, SIM, devices, received, signed_webhook

TEXTS = st.text(st.characters(codec="utf-8"), max_size=200)
ANY_TEXT = st.text(max_size=200)  # with half characters, as JSON can hold them
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | ANY_TEXT,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(ANY_TEXT, inner, max_size=5),
    max_leaves=12,
)
# Farther away, a float of seconds knows no single microseconds.
MOMENTS = st.datetimes(datetime(1800, 1, 1), datetime(2200, 1, 1), timezones=st.just(UTC)).map(
    lambda at: at.isoformat()
)
NUMBERS = st.from_regex(r"\+1202555[0-9]{4}", fullmatch=True)
WORDS = st.sampled_from(
    [
        "From",
        "To",
        "Body",
        "AccountSid",
        "MessageSid",
        "NumMedia",
        "MediaUrl0",
        "ButtonText",
        "MessageStatus",
        "ErrorCode",
        "MediaContentType0",
    ]
)
PAYLOADS = st.dictionaries(
    st.sampled_from(
        [
            "messageId",
            "message",
            "phoneNumber",
            "sender",
            "simNumber",
            "receivedAt",
            "reason",
            "health",
            "body",
            "attachments",
        ]
    ),
    JSON | NUMBERS | MOMENTS,
)
EVENTS = st.sampled_from(
    [
        "sms:received",
        "mms:downloaded",
        "sms:delivered",
        "sms:failed",
        "sms:cancelled",
        "system:ping",
        "sms:batch:received",
        "unknown",
    ]
)


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> House:
    return make_house(tmp_path_factory.mktemp("parsers"))


@pytest.fixture(scope="module")
def channels(house: House) -> dict[str, InboundChannel]:
    return {
        "twilio": TwilioReceiver(ACCOUNT, TOKEN, PUBLIC_URL),
        "telegram": TelegramReceiver(SECRET),
        "android": AndroidReceiver(read_phones(devices(house))),
    }


def outcome(channel: InboundChannel, request: RawRequest) -> Inbound | None:
    """What it makes of a request, checked; None also for Malformed."""
    for news in channel.news(request):
        if isinstance(news, DeliveryNews):
            assert len(news.row_id) == 32
            assert len(news.code or "") <= 40
    assert isinstance(channel.verify(request), bool)
    try:
        found = channel.parse(request)
    except Malformed:
        return None
    if found is None:
        return None
    assert found.channel == channel.name
    assert found.provider_id
    assert found.sender
    assert found.line_address
    # All of it can be sealed: no half character is left.
    (found.text + found.sender + found.provider_id).encode()
    assert found.media_count <= 10
    assert all(one.kind in KINDS for one in found.media)
    hidden = replace(
        found, text="", sender="", provider_id="", media=(), message_key=None, start_code=None
    )
    assert repr(found) == repr(hidden)
    return found


@given(body=st.binary(max_size=300), target=st.text(max_size=60))
def test_any_bytes_at_any_address(
    channels: dict[str, InboundChannel], body: bytes, target: str
) -> None:
    for channel in channels.values():
        outcome(channel, RawRequest(channel.name, target, {}, body, NOON))


@given(fields=st.dictionaries(WORDS | TEXTS, TEXTS, max_size=12), row=ANY_TEXT)
def test_any_form_of_twilio(
    channels: dict[str, InboundChannel], fields: dict[str, str], row: str
) -> None:
    body = urlencode({"AccountSid": ACCOUNT, **fields}).encode()
    target = f"/webhooks/twilio/status?m={row}"
    outcome(channels["twilio"], RawRequest("twilio", target, {}, body, NOON))


@given(text=TEXTS, sender=NUMBERS, count=st.integers(0, 30))
def test_a_text_of_twilio_comes_through_unchanged(
    channels: dict[str, InboundChannel], text: str, sender: str, count: int
) -> None:
    fields = {
        "AccountSid": ACCOUNT,
        "MessageSid": "SM1",
        "From": sender,
        "To": SIM,
        "Body": text,
        "NumMedia": str(count),
    }
    request = RawRequest("twilio", "/", {}, urlencode(fields).encode(), NOON)
    found = outcome(channels["twilio"], request)
    assert found is not None
    assert (found.text, found.sender, found.media_count) == (text, sender, min(count, 10))


@given(content=JSON, words=ANY_TEXT)
def test_any_json_of_telegram(
    channels: dict[str, InboundChannel], content: Any, words: str
) -> None:
    outcome(channels["telegram"], telegram(content))
    outcome(channels["telegram"], telegram({"update_id": 1, "message": content}))
    found = outcome(channels["telegram"], telegram(update(words)))
    assert (found is None) == (not words)


@settings(max_examples=300)
@given(name=EVENTS | ANY_TEXT, payload=PAYLOADS | JSON)
def test_any_event_of_a_phone(channels: dict[str, InboundChannel], name: str, payload: Any) -> None:
    body = json.dumps({"event": name, "payload": payload}).encode()
    outcome(channels["android"], signed_webhook(body))


@given(text=TEXTS, sender=NUMBERS, moment=MOMENTS, again=MOMENTS, more=TEXTS)
def test_a_phones_message_is_known_by_what_it_is(
    channels: dict[str, InboundChannel], text: str, sender: str, moment: str, again: str, more: str
) -> None:
    phone = channels["android"]
    first = outcome(phone, signed_webhook(received(text, sender, moment)))
    told = outcome(phone, signed_webhook(received(text, sender, moment, messageId="another")))
    assert first is not None
    assert first == told
    assert (first.text, first.sender) == (text, sender)
    for other in (received(text, sender, again), received(more, sender, moment)):
        found = outcome(phone, signed_webhook(other))
        same = other == received(text, sender, moment) or _payload(other) == _payload(
            received(text, sender, moment)
        )
        assert found is not None
        assert (found.provider_id == first.provider_id) is same


@pytest.mark.parametrize("odd", [7, ["a"], {"a": 1}, True])
def test_what_is_no_text_does_not_pass_for_an_empty_one(
    channels: dict[str, InboundChannel], odd: Any
) -> None:
    request = signed_webhook(received("", message=odd))
    with pytest.raises(Malformed):
        channels["android"].parse(request)


def _payload(body: bytes) -> Any:
    return json.loads(body)["payload"]


@given(body=st.binary(max_size=100), key=st.text(min_size=1, max_size=20), bit=st.integers(0, 7))
def test_a_phones_signature_holds_for_its_own_bytes_only(body: bytes, key: str, bit: int) -> None:
    key = key.encode("utf-8", "replace").decode()
    request = signed_webhook(body, DEVICE, key)
    assert signature_holds(key, request)
    assert not signature_holds(key + "x", request)
    changed = bytes([body[0] ^ (1 << bit)]) + body[1:] if body else b"x"
    assert not signature_holds(key, RawRequest("", request.target, request.headers, changed, NOON))
    assert not signature_holds("", request)


def test_an_event_is_read_as_the_practice_phone_writes_it(
    channels: dict[str, InboundChannel],
) -> None:
    assert outcome(channels["android"], signed_webhook(event("system:ping", {}), key=KEY)) is None
