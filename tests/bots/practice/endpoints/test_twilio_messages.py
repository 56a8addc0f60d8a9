"""Twilio's API, through Twilio's own client."""

from datetime import UTC, datetime, timedelta

import pytest
import requests
from twilio.base.exceptions import TwilioRestException

from tests.bots.practice.running import ACCOUNT, AUTH_TOKEN, NUMBER, Running, running


def _send(carrier: Running, to: str, body: str = "We got your message.") -> str:
    sid = carrier.twilio().messages.create(to=to, from_=NUMBER, body=body).sid
    assert sid is not None
    return sid


def test_a_created_text_reaches_the_handset_and_is_delivered(carrier: Running, number: str) -> None:
    made = carrier.twilio().messages.create(
        to=number, from_=NUMBER, body="১ বাংলা", status_callback=carrier.receiver.url + "/status?k=1"
    )
    assert (made.status, made.direction, made.num_segments) == ("queued", "outbound-api", "1")
    assert made.date_created is not None
    assert carrier.screen(f"/phone/{number}") == [("in", "১ বাংলা")]
    callbacks = carrier.receiver.wait_for(2)
    assert [one.form["MessageStatus"] for one in callbacks] == ["sent", "delivered"]
    fetched = carrier.twilio().messages(made.sid).fetch()
    assert fetched.status == "delivered"
    assert fetched.date_sent is not None


def test_the_list_is_filtered_and_paged(carrier: Running, number: str) -> None:
    sids = [_send(carrier, number, f"Text {i}") for i in range(5)]
    listed = carrier.twilio().messages.list(to=number, page_size=2)
    assert [one.sid for one in listed] == sids[::-1]
    assert carrier.twilio().messages.list(from_=number) == []


def test_the_list_can_be_asked_for_times(carrier: Running, number: str) -> None:
    carrier.post("/phone/send", **{"from": number, "text": "The exit is locked"})
    messages, now = carrier.twilio().messages, datetime.now(UTC)
    hour = timedelta(hours=1)
    assert len(messages.list(to=NUMBER, from_=number, date_sent_after=now - hour)) == 1
    assert messages.list(to=NUMBER, from_=number, date_sent_after=now + hour) == []
    assert len(messages.list(to=NUMBER, from_=number, date_sent_before=now + hour)) == 1
    assert len(messages.list(to=NUMBER, from_=number, date_sent=now.date())) == 1


def test_a_new_text_does_not_shift_the_next_page(carrier: Running, number: str) -> None:
    sids = [_send(carrier, number) for _ in range(4)]
    page = carrier.twilio().messages.page(to=number, page_size=2)
    first = [one.sid for one in page]
    _send(carrier, number, "This one comes between")
    following = page.next_page()
    assert following is not None
    assert first + [one.sid for one in following] == sids[::-1]


def test_a_text_is_redacted_and_deleted_but_stays_on_the_phone(
    carrier: Running, number: str
) -> None:
    sid = _send(carrier, number, "Neutral")
    assert carrier.twilio().messages(sid).update(body="").body == ""
    assert carrier.twilio().messages(sid).delete()
    with pytest.raises(TwilioRestException) as gone:
        carrier.twilio().messages(sid).fetch()
    assert (gone.value.status, gone.value.code) == (404, 20404)
    assert carrier.screen(f"/phone/{number}") == [("in", "Neutral")]


def test_a_young_text_is_not_deleted_where_there_is_a_delay(number: str) -> None:
    with running(delete_delay="60") as carrier:
        sid = _send(carrier, number)
        with pytest.raises(TwilioRestException) as refused:
            carrier.twilio().messages(sid).delete()
        assert refused.value.code == 20009


@pytest.mark.parametrize(
    ("changed", "status", "code"),
    [
        ({"to": "12"}, 400, 21211),
        ({"to": "+15005550003"}, 400, 21408),
        ({"to": "+15005550004"}, 400, 21610),
        ({"to": "+15005550009"}, 400, 21614),
        ({"from_": "+15005550008"}, 429, 21611),
        ({"from_": "+447700900999"}, 400, 21606),
        ({"body": ""}, 400, 21602),
        ({"body": "x" * 1601}, 400, 21617),
        ({"validity_period": 36001}, 400, 21624),
        ({"status_callback": "nowhere"}, 400, 21609),
        ({"messaging_service_sid": "MG0"}, 404, 21701),
    ],
)
def test_what_twilio_refuses(
    carrier: Running, changed: dict[str, str], status: int, code: int
) -> None:
    message = {"to": "+447700900002", "from_": NUMBER, "body": "Hello"} | changed
    with pytest.raises(TwilioRestException) as refused:
        carrier.twilio().messages.create(**message)
    assert (refused.value.status, refused.value.code) == (status, code)


def test_a_wrong_token_is_refused(carrier: Running) -> None:
    with pytest.raises(TwilioRestException) as refused:
        carrier.twilio("wrong").messages("SM0").fetch()
    assert (refused.value.status, refused.value.code) == (401, 20003)


def test_a_messaging_service_accepts_and_chooses_its_sender_later(number: str) -> None:
    with running(twilio_messaging_service_sid="MG1") as carrier:
        made = carrier.twilio().messages.create(to=number, messaging_service_sid="MG1", body="Hi")
        assert (made.status, made.from_, made.num_segments) == ("accepted", None, "0")
        fetched = carrier.twilio().messages(made.sid).fetch()
        assert (fetched.from_, fetched.num_segments) == (NUMBER, "1")


def test_media_is_fetched_with_the_accounts_password_and_goes_with_the_text(
    carrier: Running, number: str
) -> None:
    file = {"content_type": "image/png", "data": "iVBORw=="}
    sid = carrier.post("/phone/send", **{"from": number, "text": "", "media": [file]})["sid"]
    (webhook,) = carrier.receiver.wait_for(1)
    address = webhook.form["MediaUrl0"]
    assert (webhook.form["NumMedia"], webhook.form["MediaContentType0"]) == ("1", "image/png")
    assert requests.get(address, timeout=5).status_code == 401
    got = requests.get(address, auth=(ACCOUNT, AUTH_TOKEN), timeout=5)
    assert (got.content, got.headers["Content-Type"]) == (b"\x89PNG", "image/png")
    assert [one.content_type for one in carrier.twilio().messages(sid).media.list()] == [
        "image/png"
    ]
    carrier.twilio().messages(sid).delete()
    assert requests.get(address, auth=(ACCOUNT, AUTH_TOKEN), timeout=5).status_code == 404
