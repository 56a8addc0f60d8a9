"""WhatsApp and MMS through Twilio's webhook: the same receiver, no name of a worker kept."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlencode

import pytest
from sqlalchemy import select

from bots.channel import OutgoingText
from bots.errors import SendError
from bots.registry import counts_segments, label
from bots.twilio.parse import parse_message
from bots.twilio.send import TwilioSender
from config.platform.database import new_id, reading, transaction
from intake.lines.line import TWILIO, Line
from intake.outbox.outbox import Outbound
from tests.bots.practice.running import ACCOUNT as PRACTICE_ACCOUNT
from tests.bots.practice.running import AUTH_TOKEN, NUMBER, Running, running
from tests.support.channels import ACCOUNT, sms, twilio_fields
from tests.support.house import NOON, WORKER, make_house
from tests.support.house import NUMBER as OURS
from tests.support.webhook_server import WebhookServer, prepare, served

LINE = f"whatsapp:{OURS}"
SENDER = f"whatsapp:{WORKER}"
SCOPED = "whatsapp:BD.1029384756"
NAMES = {"ProfileName": "Asha Begum", "WaId": WORKER.removeprefix("+")}


@pytest.fixture
def receiver(tmp_path: Path) -> Iterator[WebhookServer]:
    house = make_house(tmp_path)
    prepare(house)
    with transaction(house.engine) as session:
        session.add(
            Line(
                organisation_id=house.organisation_id,
                channel=TWILIO,
                address=LINE,
                languages="en,bn,es",
                time_zone="Asia/Dhaka",
            )
        )
    with served(house) as running_receiver:
        yield running_receiver
    house.engine.dispose()


@pytest.mark.parametrize("sender", [SENDER, SCOPED])
def test_a_whatsapp_message_is_a_report_on_its_own_line(
    receiver: WebhookServer, sender: str
) -> None:
    house = receiver.house
    assert receiver.text("Wages are late", sender, To=LINE, **NAMES).status == 200
    assert receiver.text("Wages are late", WORKER).status == 200
    assert house.texts() == ["Wages are late"] * 2
    with reading(house.engine) as session:
        lines = set(session.scalars(select(Outbound.line_id).where(Outbound.kind == "text")))
    assert len(lines) == 2


def test_stop_and_help_are_ours_to_answer_on_whatsapp(receiver: WebhookServer) -> None:
    receiver.text("Wages are late", SENDER, To=LINE)
    before = len(receiver.house.said())
    assert receiver.text("HELP", SENDER, To=LINE).status == 200
    assert len(receiver.house.said()) == before + 1
    receiver.text("Wages are late", WORKER)
    before = len(receiver.house.said())
    assert receiver.text("HELP", WORKER).status == 200
    assert len(receiver.house.said()) == before


def test_a_pressed_button_is_what_it_says() -> None:
    pressed = sms("", SENDER, To=LINE, ButtonText="1 Yes", ButtonPayload="x")
    assert parse_message(pressed, ACCOUNT).text == "1 Yes"


def test_names_are_dropped_at_the_edge_and_nothing_is_shown() -> None:
    inbound = parse_message(
        sms(
            "The body",
            SENDER,
            To=LINE,
            NumMedia="1",
            MediaUrl0="https://api.twilio.com/x",
            MediaContentType0="image/jpeg",
            FromCity="Gazipur",
            **NAMES,
        ),
        ACCOUNT,
    )
    for kept in (vars(inbound).values(), [repr(inbound)]):
        assert not any("Asha" in str(one) or "Gazipur" in str(one) for one in kept)
    for secret in (WORKER, "The body", "api.twilio.com", inbound.provider_id):
        assert secret not in repr(inbound)


def test_every_file_is_named_once_and_in_order() -> None:
    files = {
        "NumMedia": "4",
        "MediaUrl0": "https://api.twilio.com/0",
        "MediaContentType0": "image/png",
        "MediaUrl1": "https://api.twilio.com/1",
        "MediaContentType1": "audio/ogg",
        "MediaUrl2": "https://api.twilio.com/2",
        "MediaContentType2": "application/pdf",
    }
    inbound = parse_message(sms("", **files), ACCOUNT)
    assert [(one.kind, one.reference[-1:]) for one in inbound.media] == [
        ("image", "0"),
        ("audio", "1"),
        ("document", "2"),
        ("other", ""),
    ]
    assert inbound.media_count == 4


def test_a_line_is_called_what_people_call_it() -> None:
    assert (label(TWILIO, LINE), counts_segments(TWILIO, LINE)) == ("WhatsApp", False)
    assert (label(TWILIO, OURS), counts_segments(TWILIO, OURS)) == ("SMS", True)


@pytest.fixture(scope="module")
def carrier() -> Iterator[Running]:
    with running() as started:
        yield started


def test_an_answer_goes_from_the_line_that_was_written_to(carrier: Running) -> None:
    sender = TwilioSender(PRACTICE_ACCOUNT, AUTH_TOKEN, "", "", carrier.url, "http://localhost:1")
    phone = "+447700900301"
    whatsapp = OutgoingText(
        "twilio", f"whatsapp:{NUMBER}", f"whatsapp:{phone}", "By WhatsApp", (), new_id()
    )
    assert sender.send(whatsapp)
    assert sender.send(OutgoingText("twilio", NUMBER, phone, "By SMS", (), new_id()))
    assert carrier.screen(f"/phone/whatsapp:{phone}") == [("in", "By WhatsApp")]
    assert carrier.screen(f"/phone/{phone}") == [("in", "By SMS")]
    assert sender.was_sent(whatsapp, NOON.replace(year=2020)) is True
    with pytest.raises(SendError) as refused:
        sender.send(OutgoingText("twilio", NUMBER, f"whatsapp:{phone}", "Mixed", (), new_id()))
    assert refused.value.code == "21606"


def test_the_practice_phone_writes_by_whatsapp_as_twilio_tells_it(carrier: Running) -> None:
    sent = {"from": "whatsapp:+447700900302", "text": "STOP"}
    carrier.post("/phone/send", **sent)
    form = carrier.receiver.wait_for(1)[-1].form
    form = next(one.form for one in carrier.receiver.received if one.form.get("Body") == "STOP")
    assert (form["From"], form["To"]) == (sent["from"], f"whatsapp:{NUMBER}")
    assert form["WaId"] == "447700900302"
    assert carrier.screen("/phone/whatsapp:+447700900302") == [("out", "STOP")]


def test_the_signature_of_another_shape_is_still_needed(receiver: WebhookServer) -> None:
    fields = twilio_fields("forged", SENDER, To=LINE)
    assert receiver.post(urlencode(fields).encode(), "A" * 28).status == 403
