"""One message out of an event of the app."""

import pytest

from bots.android.parse import parse_event
from bots.android.phones import Phone, read_phones
from bots.carrier_requests import Malformed
from bots.practice.phones.android import event
from tests.support.house import WORKER, House
from tests.support.phones import OTHER_SIM, SIM, devices, received, signed_webhook


@pytest.fixture
def phone(house: House) -> Phone:
    return read_phones(devices(house))[0]


def test_a_text_becomes_a_message_of_its_sims_line(phone: Phone) -> None:
    found = parse_event(signed_webhook(received("The exit is locked")), phone)
    assert found is not None
    assert (found.text, found.sender, found.line_address) == ("The exit is locked", WORKER, SIM)
    other = parse_event(signed_webhook(received("x", simNumber=2)), phone)
    assert other is not None
    assert other.line_address == OTHER_SIM


def test_an_event_of_another_kind_is_no_message(phone: Phone) -> None:
    assert parse_event(signed_webhook(event("sms:sent", {})), phone) is None


@pytest.mark.parametrize("changed", [{"receivedAt": "soon"}, {"phoneNumber": ""}, {"message": 7}])
def test_what_can_not_be_a_message_is_malformed(phone: Phone, changed: dict[str, object]) -> None:
    with pytest.raises(Malformed):
        parse_event(signed_webhook(received("x", **changed)), phone)


def test_a_batch_is_malformed(phone: Phone) -> None:
    with pytest.raises(Malformed):
        parse_event(signed_webhook(event("sms:batch:received", {})), phone)


@pytest.mark.parametrize(
    ("sender", "address", "unanswerable"),
    [
        ("+44 (0)7700 900123", "+447700900123", False),
        ("(202) 555-0143", "+12025550143", False),
        ("BANK", "BANK", True),
        ("12345", "12345", True),
    ],
)
def test_a_sender_is_one_number_or_nobody(
    phone: Phone, sender: str, address: str, unanswerable: bool
) -> None:
    found = parse_event(signed_webhook(received("x", sender)), phone)
    assert found is not None
    assert (found.sender, found.unanswerable) == (address, unanswerable)


def test_whoever_hides_is_one_message(phone: Phone) -> None:
    one, other = (parse_event(signed_webhook(received(text, "unknown")), phone) for text in "ab")
    assert one is not None
    assert other is not None
    assert one.withheld
    assert one.sender != other.sender
