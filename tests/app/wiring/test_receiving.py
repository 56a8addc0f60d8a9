"""A receiver is put together only where every key is there; our own texts are known."""

import pytest

from app.wiring.receiving import make_receiver, own_words, peppers_of
from bots.carrier_requests import ReceiveOutcome
from bots.registry import receivers
from config.settings import Refused
from tests.support.channels import sms
from tests.support.house import House
from tests.support.webhook_server import bots_settings, prepare


def test_a_signed_text_is_taken_in_with_the_keys_of_the_settings(house: House) -> None:
    prepare(house)
    settings = bots_settings(house)
    receiver = make_receiver(settings, house.engine, receivers(settings))
    assert receiver.receive_webhook(sms("no salary for two months")) is ReceiveOutcome.TAKEN
    assert house.texts() == ["no salary for two months"]


@pytest.mark.parametrize("name", ["contact_pepper", "code_pepper", "dedupe_key", "receiver_key"])
def test_a_missing_key_is_named(house: House, name: str) -> None:
    prepare(house)
    with pytest.raises(Refused, match=name.upper()):
        peppers_of(bots_settings(house, **{name: ""}))


def test_two_of_each_pepper_are_held_while_they_rotate(house: House) -> None:
    prepare(house)
    assert len(peppers_of(bots_settings(house)).contacts) == 1
    rotating = peppers_of(bots_settings(house, contact_pepper_old="ab" * 32))
    assert rotating.contacts[1:] == (bytes.fromhex("ab" * 32),)
    assert rotating.old_code is None


def test_our_own_texts_are_known_in_pieces() -> None:
    known = own_words()
    assert known
    assert all(one == one.strip() and "{" not in one for one in known)
