"""A place, a sticker or a pressed button is a report in words; no file waits for it."""

from typing import Any

import pytest

from bots.carrier_requests import ReceiveOutcome
from bots.receiving.receiver import Receiver
from config.platform.database import transaction
from intake.lines.line import TELEGRAM, TWILIO, Line
from intake.reports.attachments import MediaFile
from intake.reports.report import Report
from tests.support.channels import counted, open_receiver, sms, telegram, update
from tests.support.house import NUMBER, WORKER, House


@pytest.fixture
def receiver(house: House) -> Receiver:
    with transaction(house.engine) as session:
        for channel, address in ((TELEGRAM, "bot"), (TWILIO, f"whatsapp:{NUMBER}")):
            session.add(
                Line(
                    organisation_id=house.organisation_id,
                    channel=channel,
                    address=address,
                    languages="en,bn,es",
                    time_zone="Asia/Dhaka",
                )
            )
    return open_receiver(house)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ({"location": {"latitude": 23.78, "longitude": 90.4}}, "place 23.78, 90.40"),
        ({"sticker": {"emoji": "🆘", "file_id": "f"}}, "sticker 🆘"),
    ],
)
def test_of_telegram(house: House, receiver: Receiver, content: dict[str, Any], words: str) -> None:
    message = update("")
    message["message"] |= content
    assert receiver.receive_webhook(telegram(message)) is ReceiveOutcome.TAKEN
    assert house.texts() == [words]
    assert house.said() == ["RECEIPT", "ASK_DANGER"]
    assert (counted(house, Report), counted(house, MediaFile)) == (1, 0)


def test_of_whatsapp(house: House, receiver: Receiver) -> None:
    def send(text: str, **fields: str) -> None:
        request = sms(text, f"whatsapp:{WORKER}", To=f"whatsapp:{NUMBER}", **fields)
        assert receiver.receive_webhook(request) is ReceiveOutcome.TAKEN

    send("", Latitude="23.78", Longitude="90.40")
    assert house.said() == ["RECEIPT", "MENU/en,bn,es"]
    send("", ListTitle="English")
    send("", ButtonPayload="2")
    assert house.texts() == ["place 23.78, 90.40", "English", "2"]
    assert "SAFETY" in house.said()
    assert (counted(house, Report), counted(house, MediaFile)) == (1, 0)
