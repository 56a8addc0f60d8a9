"""A phone with a local SIM: what it tells us over HTTP, and what we give it to send."""

from base64 import b64encode
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from android_sms_gateway import APIClient, Message
from android_sms_gateway.domain import TextMessage
from android_sms_gateway.http import RequestsHttpClient
from sqlalchemy import select

from bots.android.phones import read_phones
from bots.android.send import AndroidSender
from bots.channel import OutgoingText
from bots.errors import SendError
from bots.practice.phones.android import event
from bots.receiving.sender import as_number
from bots.registry import meaning
from config.platform.database import new_id, reading, transaction, utc_now
from config.settings import Refused
from intake.inbox.seen import Quarantined
from intake.lines.device import Seen, note_seen
from intake.lines.device import devices as phones_seen
from intake.monitoring.alarms import NOT_PLACED, Alarm
from intake.outbox.delivery_states import DeliveryState
from intake.outbox.outbox import Outbound
from intake.reports.attachments import MediaFile
from tests.bots.practice.running import Running, running
from tests.support.channels import grown, open_courier, row_counts
from tests.support.house import NOON, WORKER, make_house
from tests.support.phones import (
    AT,
    DEVICE,
    KEY,
    PASSWORD,
    SIM,
    USER,
    call,
    devices,
    open_lines,
    received,
)
from tests.support.webhook_server import WebhookServer, prepare, served

NO_PHONE = "+15005550002"


@pytest.fixture
def receiver(tmp_path: Path) -> Iterator[WebhookServer]:
    house = make_house(tmp_path)
    prepare(house)
    open_lines(house)
    with served(house, android_devices=devices(house)) as running_receiver:
        yield running_receiver
    house.engine.dispose()


@pytest.fixture(scope="module")
def carrier() -> Iterator[Running]:
    with running(
        android_number=SIM,
        android_device=DEVICE,
        android_user=USER,
        android_password=PASSWORD,
        android_webhook_secret=KEY,
    ) as started:
        yield started


@pytest.fixture
def sender(carrier: Running, tmp_path: Path) -> AndroidSender:
    house = make_house(tmp_path)
    house.engine.dispose()
    return AndroidSender(read_phones(devices(house, f"{carrier.url}/android")))


def outgoing(address: str, text: str = "We have your message.", line: str = SIM) -> OutgoingText:
    return OutgoingText("android", line, address, text, (), new_id())


# ---- In ---------------------------------------------------------------------------------------


def test_a_text_is_taken_once_however_often_it_is_told(receiver: WebhookServer) -> None:
    body = received("The fire exit is locked")
    assert [call(receiver, body).status for _ in range(3)] == [200, 200, 200]
    # Told again under another event id and from another zone, as after a restart of the app.
    elsewhere = datetime.fromisoformat(AT).astimezone(UTC).isoformat()
    assert call(receiver, received("The fire exit is locked", at=elsewhere)).status == 200
    assert receiver.house.texts() == ["The fire exit is locked"]


def test_the_apps_message_id_is_not_relied_on(receiver: WebhookServer) -> None:
    for sender, at, text in (
        (WORKER, AT, "locked"),
        ("+12025550144", AT, "locked"),
        (WORKER, "2026-11-22T18:00:01.000+06:00", "locked"),
        (WORKER, AT, "locked again"),
    ):
        assert call(receiver, received(text, sender, at, messageId="same")).status == 200
    assert sorted(receiver.house.texts()) == ["locked", "locked", "locked", "locked again"]


def test_each_sim_is_a_line_of_its_own(receiver: WebhookServer) -> None:
    for sim in (1, 2):
        assert call(receiver, received(f"by {sim}", simNumber=sim)).status == 200
    with reading(receiver.house.engine) as session:
        lines = set(session.scalars(select(Outbound.line_id).where(Outbound.kind == "text")))
    assert len(lines) == 2
    assert len(receiver.house.texts()) == 2


@pytest.mark.parametrize("sim", [None, 0, 7, -1, "two", "1", 1.5, True, [1]])
def test_a_text_of_an_unknown_sim_is_nobodys_until_a_person_decides(
    receiver: WebhookServer, sim: object
) -> None:
    assert call(receiver, received("The exit is locked", simNumber=sim)).status == 200
    assert receiver.house.texts() == []
    with reading(receiver.house.engine) as session:
        assert session.scalars(select(Quarantined.reason)).one() == "malformed"
        assert session.scalars(select(Alarm.kind)).one() == NOT_PLACED


@pytest.mark.parametrize(
    ("device", "key"), [(DEVICE, "wrong"), ("other", KEY), ("", KEY), (DEVICE, ""), ("%64", KEY)]
)
def test_what_no_phone_of_ours_signed_is_not_believed(
    receiver: WebhookServer, device: str, key: str
) -> None:
    before = row_counts(receiver.house.engine)
    assert call(receiver, received("forged"), device, key).status in {403, 404}
    changed = grown(before, row_counts(receiver.house.engine))
    assert set(changed) <= {"quarantine", "alarms"}


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"[]",
        b"null",
        b'{"event": 1}',
        b'{"event": "sms:received"}',
        b"\xff",
        b'{"event": "sms:received", "payload": []}',
        event("sms:batch:received", {"messages": []}),
        received("no moment", at="yesterday"),
        received("nobody", phoneNumber=None),
    ],
)
def test_what_holds_no_message_is_acknowledged_and_kept_apart(
    receiver: WebhookServer, body: bytes
) -> None:
    before = row_counts(receiver.house.engine)
    assert call(receiver, body).status == 200
    assert grown(before, row_counts(receiver.house.engine))["quarantine"] == 1


@pytest.mark.parametrize("name", ["mms:received", "app:started", "sms:data-received", "new:event"])
def test_other_events_change_nothing(receiver: WebhookServer, name: str) -> None:
    before = row_counts(receiver.house.engine)
    assert call(receiver, event(name, {"phoneNumber": WORKER})).status == 200
    assert grown(before, row_counts(receiver.house.engine)) == {}


def test_a_picture_message_is_counted_and_its_words_are_taken(receiver: WebhookServer) -> None:
    payload = {
        "messageId": "1",
        "sender": WORKER,
        "phoneNumber": WORKER,
        "simNumber": 1,
        "receivedAt": AT,
        "body": "see the door",
        "attachments": [{"partId": 1, "contentType": "image/jpeg"}],
    }
    assert call(receiver, event("mms:downloaded", payload)).status == 200
    assert receiver.house.texts() == ["see the door"]


def test_a_ping_tells_how_the_phone_is_and_keeps_nothing_else(receiver: WebhookServer) -> None:
    checks = {
        "battery:level": {"observedValue": 17},
        "battery:charging": {"observedValue": 0},
        "connection:status": {"observedValue": 1},
        "messages:failed": {"observedValue": 3},
    }
    assert call(receiver, event("system:ping", {"health": {"checks": checks}})).status == 200
    assert call(receiver, event("system:ping", {"health": "gone"})).status == 200
    with reading(receiver.house.engine) as session:
        (phone,) = phones_seen(session)
    assert (phone.name, phone.battery, phone.charging, phone.online, phone.failed_count) == (
        DEVICE,
        17,
        False,
        True,
        3,
    )
    assert (utc_now() - phone.seen_at).total_seconds() < 60


@pytest.mark.parametrize(
    ("name", "reason", "state", "code"),
    [
        ("sms:delivered", "", DeliveryState.DELIVERED, None),
        ("sms:sent", "", DeliveryState.SENT, None),
        (
            "sms:failed",
            "Send result: RESULT_ERROR_NO_SERVICE",
            DeliveryState.FAILED,
            "RESULT_ERROR_NO_SERVICE",
        ),
        ("sms:failed", f"can't reach {WORKER}", DeliveryState.FAILED, "failed"),
        ("sms:cancelled", "", DeliveryState.FAILED, "cancelled"),
    ],
)
def test_what_becomes_of_our_text_is_recorded_in_any_order_and_once(
    receiver: WebhookServer, name: str, reason: str, state: DeliveryState, code: str | None
) -> None:
    receiver.house.text("The fire exit is locked")
    with transaction(receiver.house.engine) as session:
        row = session.scalars(select(Outbound).where(Outbound.phrase == "RECEIPT")).one()
        row.state, row_id = DeliveryState.SENT, row.id
    payload = {"messageId": row_id, "phoneNumber": WORKER, "simNumber": 1, "reason": reason}
    for told in (name, name, "sms:sent"):
        assert call(receiver, event(told, payload)).status == 200
    with reading(receiver.house.engine) as session:
        row = session.get_one(Outbound, row_id)
        assert (row.state, row.error_code) == (state, code)
    if code is not None:
        assert meaning("android", code).sentence


def test_a_number_of_the_sims_country_is_one_worker_with_and_without_its_country() -> None:
    own = "+8801812345678"
    for written in ("01712-345678", "+880 1712 345678", "8801712345678"):
        assert as_number(written, own) == "+8801712345678"
    assert as_number("8080", own) is None
    assert as_number("GP-INFO", own) is None


@pytest.mark.parametrize(
    "text",
    [
        "{",
        "{}",
        '[{"device": "a"}]',
        '[{"device": "A B"}]',
        '[{"device": "a", "url": "http://example.com", "user": "u", "number": "+15005550111", '
        '"password_file": "/x", "webhook_secret_file": "/x"}]',
    ],
)
def test_a_wrong_list_of_phones_is_refused_with_a_sentence(text: str) -> None:
    with pytest.raises(Refused, match="ANDROID_DEVICES"):
        read_phones(text)


# ---- Out --------------------------------------------------------------------------------------


def test_a_text_goes_out_by_the_lines_own_sim_and_is_never_sent_twice(
    carrier: Running, sender: AndroidSender
) -> None:
    text = outgoing("+447700900201")
    assert sender.was_sent(text, NOON) is False
    assert sender.send(text) == text.reference
    assert sender.send(text) == text.reference
    assert sender.was_sent(text, NOON) is True
    assert carrier.screen("/phone/+447700900201") == [("in", "We have your message.")]
    with pytest.raises(SendError) as refused:
        sender.send(outgoing("+447700900201", line="+15005550199"))
    assert (refused.value.code, refused.value.retryable, refused.value.unknown) == (
        "no-line",
        False,
        False,
    )


@pytest.mark.parametrize(
    ("fault", "code", "retryable", "unknown", "arrived"),
    [
        ({"status": 400}, "bad-request", False, False, 0),
        ({"status": 401}, "credentials", True, False, 0),
        ({"status": 429}, "slow-down", True, False, 0),
        ({"status": 500}, "no-answer", False, True, 0),
        ({"drop": "before"}, "no-answer", False, True, 0),
        ({"drop": "after"}, "no-answer", False, True, 1),
    ],
)
def test_what_the_phone_refuses_is_a_code(
    carrier: Running,
    sender: AndroidSender,
    fault: dict[str, object],
    code: str,
    retryable: bool,
    unknown: bool,
    arrived: int,
) -> None:
    text = outgoing(f"+44770090021{abs(hash(str(fault))) % 10}", f"under {fault}")
    carrier.post("/misbehave", android=fault)
    with pytest.raises(SendError) as refused:
        sender.send(text)
    told = refused.value
    assert (told.code, told.retryable, told.unknown) == (code, retryable, unknown)
    assert sender.was_sent(text, NOON) is bool(arrived)


def test_a_phone_that_is_away_was_surely_not_reached(tmp_path: Path) -> None:
    house = make_house(tmp_path)
    away = AndroidSender(read_phones(devices(house, "http://localhost:1")))
    with pytest.raises(SendError) as refused:
        away.send(outgoing("+447700900202"))
    assert (refused.value.code, refused.value.retryable) == ("no-connection", True)
    with pytest.raises(SendError):
        away.was_sent(outgoing("+447700900202"), NOON)
    house.engine.dispose()


# ---- There and back ---------------------------------------------------------------------------


def test_a_worker_texts_the_sim_and_reads_the_answer(receiver: WebhookServer) -> None:
    house = receiver.house
    with running(
        f"http://localhost:{receiver.port}",
        android_number=SIM,
        android_device=DEVICE,
        android_user=USER,
        android_password=PASSWORD,
        android_webhook_secret=KEY,
    ) as carrier:
        phone = "+447700900203"
        sent = carrier.post("/phone/send", **{"from": phone, "to": SIM, "text": "Wages are late"})
        assert sent["status"] == 200
        again = carrier.post(
            "/phone/send",
            **{"from": phone, "to": SIM, "text": "Wages are late", "sid": sent["sid"]},
        )
        assert again["status"] == 200
        assert house.texts() == ["Wages are late"]
        settings = devices(house, f"{carrier.url}/android")
        assert open_courier(house, AndroidSender(read_phones(settings))).drain() == 2
        shown = carrier.get(f"/phone/{phone}/messages")["messages"]
        assert [(one["direction"], one["line"]) for one in shown] == [
            ("out", SIM),
            ("in", SIM),
            ("in", SIM),
        ]
        assert carrier.post("/android-phone/ping", battery=41) == {"status": 200}
    with reading(house.engine) as session:
        assert [one.battery for one in phones_seen(session)] == [41]


def test_a_text_to_a_number_that_nobody_has_comes_back_as_failed(carrier: Running) -> None:
    with RequestsHttpClient() as http:
        client = APIClient(USER, PASSWORD, base_url=f"{carrier.url}/android", http=http)
        made = client.send(Message(phone_numbers=[NO_PHONE], text_message=TextMessage("Hello")))
        count = 1
        while not (
            told := [
                one.json
                for one in carrier.receiver.wait_for(count)
                if one.json["payload"].get("messageId") == made.id
            ]
        ):
            count += 1
        assert client.get_state(made.id).state.value == "Failed"
    assert told[0]["event"] == "sms:failed"
    assert told[0]["payload"]["reason"] == "Send result: RESULT_ERROR_NO_SERVICE"


def test_no_list_is_no_phone() -> None:
    assert read_phones("") == ()


def test_what_two_calls_tell_at_once_is_kept_of_both(receiver: WebhookServer) -> None:
    later = NOON + timedelta(seconds=1)
    with transaction(receiver.house.engine) as session:
        note_seen(session, Seen(DEVICE, "android"), later)
    with transaction(receiver.house.engine) as session:
        note_seen(session, Seen(DEVICE, "android", battery=17), NOON)
    with reading(receiver.house.engine) as session:
        (phone,) = phones_seen(session)
    assert (phone.seen_at, phone.battery) == (later, 17)


def test_an_mms_with_its_picture_inside_is_taken_with_the_picture(receiver: WebhookServer) -> None:
    picture = b64encode(b"\xff\xd8" + bytes(225_000)).decode()
    payload = {
        "sender": WORKER,
        "body": "The stairs are broken",
        "simNumber": 1,
        "receivedAt": AT,
        "attachments": [{"contentType": "image/jpeg", "name": "a.jpg", "data": picture}],
    }
    assert call(receiver, event("mms:downloaded", payload)).status == 200
    assert receiver.house.texts() == ["The stairs are broken"]
    with reading(receiver.house.engine) as session:
        file = session.scalars(select(MediaFile)).one()
        assert len(file.reference_sealed or b"") > 225_000
