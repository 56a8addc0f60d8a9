"""Practice phones: webhooks that Twilio's validator accepts, order on the screen, STOP."""

import threading

import pytest
from twilio.base.exceptions import TwilioRestException
from twilio.request_validator import RequestValidator

from tests.bots.practice.running import AUTH_TOKEN, NUMBER, Received, Running, free_port, running


def _type(carrier: Running, number: str, text: str, **more: str) -> dict[str, object]:
    answer: dict[str, object] = carrier.post(
        "/phone/send", **{"from": number, "text": text}, **more
    )
    return answer


def _signed(webhook: Received) -> bool:
    signature = webhook.headers["X-Twilio-Signature"]
    sound: bool = RequestValidator(AUTH_TOKEN).validate(webhook.url, webhook.form, signature)
    return sound


@pytest.mark.parametrize(
    "text",
    ["The exit is locked", "দরজা বন্ধ", "ထွက်ပေါက်ပိတ်ထား", " spaces & = + % kept \n", "👍", "1"],
)
def test_webhooks_are_signed_with_blanks_and_any_script(
    carrier: Running, number: str, text: str
) -> None:
    sent = _type(carrier, number, text)
    (webhook,) = carrier.receiver.wait_for(1)
    assert webhook.path == "/webhooks/twilio/message"
    assert webhook.form["Body"] == text
    assert webhook.form["FromCity"] == ""
    assert (webhook.form["From"], webhook.form["To"]) == (number, NUMBER)
    assert webhook.form["MessageSid"] == sent["sid"]
    assert _signed(webhook)
    assert not RequestValidator(AUTH_TOKEN).validate(
        webhook.url, webhook.form | {"Body": "other"}, webhook.headers["X-Twilio-Signature"]
    )


def test_status_callbacks_are_signed_with_their_query(carrier: Running, number: str) -> None:
    address = carrier.receiver.url + "/webhooks/twilio/status?o=1%2F2"
    carrier.twilio().messages.create(
        to=number, from_=NUMBER, body="Thank you", status_callback=address
    )
    for callback in carrier.receiver.wait_for(2):
        signature = callback.headers["X-Twilio-Signature"]
        assert RequestValidator(AUTH_TOKEN).validate(address, callback.form, signature)


def test_the_screen_keeps_the_order_of_what_was_typed_and_what_came(
    carrier: Running, number: str
) -> None:
    expected = []
    for i in range(4):
        _type(carrier, number, f"Mine {i}")
        carrier.twilio().messages.create(to=number, from_=NUMBER, body=f"Yours {i}")
        expected += [("out", f"Mine {i}"), ("in", f"Yours {i}")]
    assert carrier.screen(f"/phone/{number}") == expected
    assert carrier.screen(f"/phone/{number}", after=6) == expected[6:]


def test_waiting_ends_with_the_next_text_that_arrives(carrier: Running, number: str) -> None:
    def answer() -> None:
        carrier.receiver.wait_for(1)
        carrier.twilio().messages.create(to=number, from_=NUMBER, body="{Received}" + "x" * 150)

    helper = threading.Thread(target=answer)
    helper.start()
    _type(carrier, number, "Hello")
    (shown,) = carrier.get(f"/phone/{number}/wait", timeout=15)["messages"]
    helper.join()
    assert (shown["n"], shown["direction"]) == (2, "in")
    assert (shown["segments"], shown["encoding"]) == (2, "GSM-7")
    assert carrier.get(f"/phone/{number}/wait", after=2, timeout=0) == {"messages": []}


def test_forty_readers_can_wait_at_once(carrier: Running, number: str) -> None:
    found: list[int] = []

    def read() -> None:
        found.append(len(carrier.get(f"/phone/{number}/wait", timeout=20)["messages"]))

    readers = [threading.Thread(target=read) for _ in range(40)]
    for reader in readers:
        reader.start()
    carrier.twilio().messages.create(to=number, from_=NUMBER, body="For all of you")
    for reader in readers:
        reader.join()
    assert found == [1] * 40


def test_stop_help_and_start_are_answered_by_the_carrier(carrier: Running, number: str) -> None:
    _type(carrier, number, "Stop ")
    with pytest.raises(TwilioRestException) as refused:
        carrier.twilio().messages.create(to=number, from_=NUMBER, body="Still there?")
    assert (refused.value.status, refused.value.code) == (400, 21610)
    _type(carrier, number, "help")
    _type(carrier, number, "START")
    carrier.twilio().messages.create(to=number, from_=NUMBER, body="Welcome back")
    shown = carrier.get(f"/phone/{number}/messages")["messages"]
    assert [one["direction"] for one in shown] == ["out", "in", "out", "in", "out", "in", "in"]
    assert [one["sid"] is None for one in shown] == [False, True, False, True, False, True, False]
    assert [one.form["Body"] for one in carrier.receiver.wait_for(3)] == ["Stop ", "help", "START"]


def test_a_keyword_inside_a_sentence_is_a_report(carrier: Running, number: str) -> None:
    _type(carrier, number, "please stop them")
    assert carrier.screen(f"/phone/{number}") == [("out", "please stop them")]


def test_an_error_of_the_webhook_is_not_tried_again(carrier: Running, number: str) -> None:
    carrier.receiver.answers = [503]
    sent = _type(carrier, number, "Nobody took this")
    assert (sent["status"], sent["attempts"]) == (503, 1)
    (shown,) = carrier.get(f"/phone/{number}/messages")["messages"]
    assert shown["status"] == "undelivered to webhook"
    (listed,) = carrier.twilio().messages.list(to=NUMBER, from_=number)
    assert (listed.sid, listed.status, listed.direction) == (sent["sid"], "received", "inbound")


def test_an_old_sid_is_delivered_again_but_not_typed_again(carrier: Running, number: str) -> None:
    sid = str(_type(carrier, number, "Once")["sid"])
    _type(carrier, number, "Once", sid=sid)
    assert [one.form["MessageSid"] for one in carrier.receiver.wait_for(2)] == [sid, sid]
    assert carrier.screen(f"/phone/{number}") == [("out", "Once")]


def test_an_unreachable_webhook_is_tried_twice_and_then_the_fallback(number: str) -> None:
    dead = f"http://localhost:{free_port()}"
    with running(webhooks_url=dead, twilio_fallback_url="{receiver}/fallback") as carrier:
        sent = _type(carrier, number, "Somebody take this")
        (webhook,) = carrier.receiver.wait_for(1)
    assert (sent["status"], sent["attempts"]) == (200, 3)
    assert webhook.path == "/fallback"
    assert webhook.form["ErrorUrl"] == dead + "/webhooks/twilio/message"
    assert _signed(webhook)


def test_a_foreign_page_cannot_drive_the_phones(carrier: Running, number: str) -> None:
    plain = {"Content-Type": "text/plain"}
    text = '{"from": "' + number + '", "text": "x"}'
    assert carrier.http.post("/phone/send", content=text, headers=plain).status_code == 415
    assert carrier.http.get("/mailbox", headers={"Host": "evil.example"}).status_code == 400
