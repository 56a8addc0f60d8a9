"""Each phone is believed at its own address, by its own secret."""

import pytest

from bots.android.phones import read_phones
from bots.android.receive import AndroidReceiver
from bots.carrier_requests import Malformed
from tests.support.house import House
from tests.support.phones import KEY, devices, received, signed_webhook


@pytest.fixture
def receiver(house: House) -> AndroidReceiver:
    return AndroidReceiver(read_phones(devices(house)))


def test_a_listed_phone_is_believed_and_read(receiver: AndroidReceiver) -> None:
    request = signed_webhook(received("The exit is locked"))
    assert receiver.verify(request)
    found = receiver.parse(request)
    assert found is not None
    assert found.text == "The exit is locked"


def test_a_phone_that_is_not_listed_is_not(receiver: AndroidReceiver) -> None:
    request = signed_webhook(received("x"), device="another", key=KEY)
    assert not receiver.verify(request)
    with pytest.raises(Malformed):
        receiver.parse(request)
