"""The operator's list of phones."""

import json

import pytest

from bots.android.phones import read_phones
from config.settings import Refused
from tests.support.house import House
from tests.support.phones import DEVICE, KEY, OTHER_SIM, PASSWORD, SIM, devices


def test_a_phone_has_its_numbers_and_its_secrets(house: House) -> None:
    (phone,) = read_phones(devices(house))
    assert (phone.name, phone.password(), phone.webhook_secret()) == (DEVICE, PASSWORD, KEY)
    assert [phone.number_of(sim) for sim in (1, 2)] == [SIM, OTHER_SIM]
    for unknown in (None, 3, "2", True, 1.5, [1]):
        with pytest.raises(LookupError):
            phone.number_of(unknown)
    assert phone.sim_of(OTHER_SIM) == 2
    with pytest.raises(KeyError):
        phone.sim_of("+15005550119")


@pytest.mark.parametrize("url", ["http://93.184.216.34", "ftp://localhost", "https://"])
def test_an_address_outside_its_network_needs_https(house: House, url: str) -> None:
    with pytest.raises(Refused, match="https"):
        read_phones(devices(house, url))


def test_a_name_stands_once(house: House) -> None:
    one = json.loads(devices(house))
    with pytest.raises(Refused, match="twice"):
        read_phones(json.dumps(one + one))


def test_an_empty_secret_is_refused(house: House) -> None:
    (phone,) = read_phones(devices(house))
    phone.secret_file.write_text(" \n", "ascii")
    with pytest.raises(Refused, match="webhook_secret_file"):
        phone.webhook_secret()
