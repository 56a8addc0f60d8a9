"""Texts as Twilio and strangers post them: gunicorn, real sockets, both databases."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import urlencode

import pytest
from werkzeug.datastructures import MultiDict

from bots.twilio.verify import MESSAGE_PATH, STATUS_PATH
from tests.support.channels import (
    PUBLIC_URL,
    grown,
    row_counts,
    sign,
    twilio_fields,
)
from tests.support.house import make_house
from tests.support.webhook_answers import KEPT_ASIDE, drain, refused, report_of
from tests.support.webhook_server import (
    WebhookServer,
    prepare,
    served,
)

FORM = "application/x-www-form-urlencoded"


def test_a_text_is_taken_and_the_answer_says_nothing(receiver: WebhookServer, sender: str) -> None:
    answer = receiver.text("The fire exit is locked", sender)
    assert answer.status == 200
    assert b"<Response></Response>" in answer.body
    report, written, said = report_of(receiver.house, "The fire exit is locked")
    assert (report.category, written) == ("FIRE_BUILDING", ["The fire exit is locked"])
    assert said == ["RECEIPT", "ASK_DANGER"]


@pytest.mark.parametrize(
    "signature",
    ["", "A" * 28, "ÿ" * 28, "=", "গোপন", "x" * 7000, "a, b", sign(PUBLIC_URL + MESSAGE_PATH, {})],
)
def test_a_wrong_signature_is_refused(receiver: WebhookServer, signature: str) -> None:
    body = urlencode(twilio_fields("forged")).encode()
    assert refused(receiver, lambda: receiver.post(body, signature)).status == 403


def test_two_or_no_signatures_are_refused(receiver: WebhookServer) -> None:
    fields = twilio_fields("forged")
    body, right = urlencode(fields).encode(), receiver.signed(fields).encode()
    for values in ([], [b"wrong", right], [right, b"wrong"], [right[:-1]], [b"\xff\xfe"]):
        headers = [("Content-Type", FORM.encode())]
        headers += [("X-Twilio-Signature", value) for value in values]
        call = lambda headers=headers: receiver.call("POST", MESSAGE_PATH, headers, body)  # noqa: E731
        assert refused(receiver, call).status == 403


@pytest.mark.parametrize(
    "url",
    [
        "http://line.example/webhooks/twilio/message",
        "https://other.example/webhooks/twilio/message",
        "https://line.example/webhooks/twilio/status",
        "https://line.example/webhooks/twilio/message/",
        "https://line.example/webhooks/twilio/message?a=1",
        "https://line.example:8443/webhooks/twilio/message",
        "https://user:pass@line.example/webhooks/twilio/message",
    ],
)
def test_a_signature_for_another_address_is_refused(receiver: WebhookServer, url: str) -> None:
    fields = twilio_fields("forged")
    body = urlencode(fields).encode()
    assert refused(receiver, lambda: receiver.post(body, sign(url, fields))).status == 403


def test_another_tokens_signature_is_refused(receiver: WebhookServer) -> None:
    fields = twilio_fields("forged")
    signature = sign(PUBLIC_URL + MESSAGE_PATH, fields, token="c" * 32)
    body = urlencode(fields).encode()
    assert refused(receiver, lambda: receiver.post(body, signature)).status == 403


def test_host_and_forwarded_headers_are_not_looked_at(receiver: WebhookServer, sender: str) -> None:
    fields = twilio_fields("taken behind a proxy", sender)
    headers = [
        ("Content-Type", FORM.encode()),
        ("X-Forwarded-Proto", b"gopher"),
        ("X-Forwarded-Host", b"evil.example"),
        ("X-Twilio-Signature", receiver.signed(fields).encode()),
    ]
    answer = receiver.call("POST", MESSAGE_PATH, headers, urlencode(fields).encode())
    assert answer.status == 200
    evil = twilio_fields("forged")
    body = urlencode(evil).encode()
    signature = sign("https://evil.example" + MESSAGE_PATH, evil)
    headers[-1] = ("X-Twilio-Signature", signature.encode())
    asked = refused(receiver, lambda: receiver.call("POST", MESSAGE_PATH, headers, body))
    assert asked.status == 403


@pytest.mark.parametrize("query", ["?a=%7Eb", "?a=~b", "?a=1+2", "?a=1%202", "?b=2&a=1", "?%41=b"])
def test_the_address_is_taken_as_it_stood_on_the_wire(
    receiver: WebhookServer, sender: str, query: str
) -> None:
    text = f"through a gateway {query}"
    fields = twilio_fields(text, sender)
    target = MESSAGE_PATH + query
    signature = receiver.signed(fields, target)
    assert receiver.post(urlencode(fields).encode(), signature, target).status == 200
    assert text in report_of(receiver.house, text)[1]


@pytest.mark.parametrize("port", ["", ":443"])
@pytest.mark.parametrize("signed_port", ["", ":443"])
def test_the_usual_port_may_be_named_or_not(tmp_path: Path, port: str, signed_port: str) -> None:
    house = make_house(tmp_path)
    prepare(house)
    with served(house, public_webhook_url=f"https://line.example{port}") as receiver:
        fields = twilio_fields("The fire exit is locked")
        signature = sign(f"https://line.example{signed_port}{MESSAGE_PATH}", fields)
        assert receiver.post(urlencode(fields).encode(), signature).status == 200


def test_an_address_with_port_and_path_is_signed_as_configured(tmp_path: Path) -> None:
    house = make_house(tmp_path)
    prepare(house)
    with served(house, public_webhook_url="https://line.example:8443/sms/") as receiver:
        assert receiver.public_url == "https://line.example:8443/sms"
        assert receiver.text("The fire exit is locked").status == 200


def test_unknown_fields_are_signed_but_not_kept(receiver: WebhookServer, sender: str) -> None:
    text = "a field that Twilio invented yesterday"
    more = {"ProfileName": "Asha", "Ωmega": "1", "Body2": "x", "FromZip": "1212", "OptOutType": ""}
    assert receiver.text(text, sender, **more).status == 200
    assert report_of(receiver.house, text)[1] == [text]


@pytest.mark.parametrize("missing", ["From", "To", "AccountSid", "MessageSid"])
def test_a_missing_field_is_acknowledged_and_kept_aside(
    receiver: WebhookServer, missing: str
) -> None:
    fields = twilio_fields("nobody")
    for name in ("SmsSid", "SmsMessageSid", missing) if missing == "MessageSid" else (missing,):
        del fields[name]
    body, signature = urlencode(fields).encode(), receiver.signed(fields)
    assert refused(receiver, lambda: receiver.post(body, signature)).status == 200


def test_another_account_is_not_ours(receiver: WebhookServer) -> None:
    fields = twilio_fields("nobody", AccountSid="AC" + "9" * 32)
    body, signature = urlencode(fields).encode(), receiver.signed(fields)
    assert refused(receiver, lambda: receiver.post(body, signature)).status == 200


def test_an_empty_text_is_a_report_too(receiver: WebhookServer, sender: str) -> None:
    before = row_counts(receiver.house.engine)
    assert receiver.text("", sender, NumMedia="1").status == 200
    assert grown(before, row_counts(receiver.house.engine))["reports"] == 1


@pytest.mark.parametrize(
    "text",
    [
        "দরজা বন্ধ " * 160,
        "a" * 1599 + "🔒",
        "a&b=c+d%20e",
        "<script>",
        "'; DROP TABLE reports; --",
        "\r\nBcc: x",
        "\u202etxt",
        "=cmd()",
        "\x07 bell",
    ],
)
def test_a_long_or_odd_text_comes_back_to_the_letter(
    receiver: WebhookServer, sender: str, text: str
) -> None:
    assert receiver.text(text[:1600], sender).status == 200
    assert text[:1600] in report_of(receiver.house, text[:1600])[1]


def test_a_body_of_another_content_type_counts_by_its_signature(
    receiver: WebhookServer, sender: str
) -> None:
    fields = twilio_fields("sent as plain text", sender)
    headers = [
        ("Content-Type", b"text/plain"),
        ("X-Twilio-Signature", receiver.signed(fields).encode()),
    ]
    answer = receiver.call("POST", MESSAGE_PATH, headers, urlencode(fields).encode())
    assert answer.status == 200
    assert report_of(receiver.house, "sent as plain text")[1] == ["sent as plain text"]


ODD_BODIES = {
    "empty": b"",
    "json": b'{"Body": "forged"}',
    "invalid utf-8": b"Body=\xff\xfe&From=%ff%fe",
    "nul": b"\x00" * 100,
    "only ampersands": b"&" * 5000,
    "no equals": b"Body",
    "5,000 parameters": b"&".join(b"p%d=1" % n for n in range(5000)),
    "multipart": b"--x\r\nContent-Disposition: form-data; name=Body\r\n\r\nforged\r\n--x--",
    "a percent": b"Body=%",
    "30 kB": b"Body=" + b"a" * 30_000,
    "200 kB": b"Body=" + b"a" * 200_000,
}


@pytest.mark.parametrize("content_type", [FORM, "application/json", "multipart/form-data", ""])
@pytest.mark.parametrize("body", ODD_BODIES.values(), ids=ODD_BODIES)
def test_no_body_of_a_stranger_is_believed_or_breaks_anything(
    receiver: WebhookServer, body: bytes, content_type: str
) -> None:
    headers = [("Content-Type", content_type.encode()), ("X-Twilio-Signature", b"A" * 28)]
    for path, expected in ((MESSAGE_PATH, 403), (STATUS_PATH, 403), ("/webhooks/telegram", 200)):
        call = lambda path=path: receiver.call("POST", path, headers, body)  # noqa: E731
        assert refused(receiver, call).status == expected


def test_ten_megabytes_are_refused_before_they_are_read(receiver: WebhookServer) -> None:
    headers, body = [("Content-Type", FORM.encode())], b"Body=" + b"a" * 10_000_000
    for path in (MESSAGE_PATH, STATUS_PATH, "/webhooks/telegram"):
        call = lambda path=path: receiver.call("POST", path, headers, body)  # noqa: E731
        assert refused(receiver, call).status == 413


@pytest.mark.parametrize("method", ["GET", "HEAD", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"])
@pytest.mark.parametrize("path", [MESSAGE_PATH, STATUS_PATH, "/webhooks/telegram"])
def test_other_methods_change_nothing(receiver: WebhookServer, method: str, path: str) -> None:
    target = f"{path}?{urlencode(twilio_fields('forged'))}"
    answer = refused(receiver, lambda: receiver.call(method, target, [], b""))
    assert answer.status == (200 if method == "OPTIONS" else 405)


@pytest.mark.parametrize(
    "raw",
    [
        b"POST /webhooks/twilio/message HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n",
        b"POST /webhooks/twilio/message HTTP/1.1\r\nHost: a\r\nContent-Length: a\r\n\r\n",
        b"POST http://evil.example/webhooks/twilio/message HTTP/1.1\r\nHost: a\r\n"
        b"Connection: close\r\nContent-Length: 0\r\n\r\n",
        b"POST //evil.example/webhooks/twilio/message HTTP/1.1\r\nHost: a\r\n"
        b"Connection: close\r\nContent-Length: 0\r\n\r\n",
        b"POST /webhooks/twilio/message HTTP/1.1\r\nHost: a\r\nConnection: close\r\n"
        b"Transfer-Encoding: chunked\r\n\r\n5\r\nBody=\r\n0\r\n\r\n",
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
        b"GARBAGE\r\n\r\n",
    ],
    ids=range(7),
)
def test_what_is_hardly_http_is_refused(receiver: WebhookServer, raw: bytes) -> None:
    before = row_counts(receiver.house.engine)
    assert receiver.raw(raw, hang_up=True).status < 500
    assert set(grown(before, row_counts(receiver.house.engine))) <= KEPT_ASIDE


def test_ten_at_once_from_one_number_are_one_report(receiver: WebhookServer, sender: str) -> None:
    texts = [f"part {number} of ten" for number in range(10)]
    with ThreadPoolExecutor(10) as pool:
        answers = list(pool.map(lambda text: receiver.text(text, sender), texts))
    assert [one.status for one in answers] == [200] * 10
    drain(receiver)
    _, written, said = report_of(receiver.house, texts[0])
    assert sorted(written) == texts
    assert said.count("RECEIPT") == 1


def test_a_replay_of_a_signed_request_is_one_message(receiver: WebhookServer, sender: str) -> None:
    fields = twilio_fields("sent once, told twenty times", sender)
    body, signature = urlencode(fields).encode(), receiver.signed(fields)
    with ThreadPoolExecutor(20) as pool:
        answers = list(pool.map(lambda _: receiver.post(body, signature), range(20)))
    assert [one.status for one in answers] == [200] * 20
    drain(receiver)
    _, written, said = report_of(receiver.house, "sent once, told twenty times")
    assert written == ["sent once, told twenty times"]
    assert said == ["RECEIPT", "ASK_DANGER"]
    before = row_counts(receiver.house.engine)
    assert receiver.post(body, signature).status == 200
    assert grown(before, row_counts(receiver.house.engine)) == {}


def test_a_repeated_parameter_adds_nothing_to_a_signed_request(receiver: WebhookServer) -> None:
    fields = twilio_fields("genuine")
    signature = receiver.signed(fields)
    for more in (b"&Body=forged", b"&From=%2B12025550199", b"&Body="):
        body = urlencode(fields).encode() + more
        assert refused(receiver, lambda body=body: receiver.post(body, signature)).status == 403
    # As Twilio would sign a field that it really sends twice.
    twice = MultiDict([*fields.items(), ("Extra", "1"), ("Extra", "2")])
    body = urlencode(list(twice.items(multi=True))).encode()
    assert receiver.post(body, receiver.signed(twice)).status == 200
