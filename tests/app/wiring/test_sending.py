"""A courier is put together only with its keys, and sends where it has credentials."""

from threading import Event

import pytest

from app.wiring.sending import channels_of, make_copy_deletion, make_courier, make_mailer
from bots.sending.not_sendable import NotSendable
from config.platform.database import new_id, reading
from config.settings import CourierSettings, Refused, load
from intake.outbox.outbox import MAIL, Outbound
from tests.support.channels import ACCOUNT, TOKEN
from tests.support.house import House

KEYS = {"courier_key": "ab" * 32, "receiver_key": "cd" * 32}


def settings(house: House, **given: str) -> CourierSettings:
    return load(CourierSettings, firedoor_data_dir=house.folder, **(KEYS | given))


@pytest.mark.parametrize("name", sorted(KEYS))
def test_a_missing_key_is_named(house: House, name: str) -> None:
    with pytest.raises(Refused, match=name.upper()):
        make_courier(settings(house, **{name: ""}), house.engine, Event())


def test_a_stopped_courier_claims_nothing(house: House) -> None:
    house.text("no salary for two months")
    waiting = house.said()
    stopped = Event()
    stopped.set()
    make_courier(settings(house), house.engine, stopped).drain()
    assert house.said() == waiting


def test_copies_are_deleted_only_with_the_couriers_key(house: House) -> None:
    with pytest.raises(Refused, match="COURIER_KEY"):
        make_copy_deletion(settings(house, courier_key=""), house.engine)


def test_it_sends_on_channels_with_credentials_alone(house: House) -> None:
    without = channels_of(settings(house))
    given = {"twilio_account_sid": ACCOUNT, "twilio_auth_token": TOKEN}
    assert set(channels_of(settings(house, **given))) - set(without) >= {"twilio"}


def test_a_mail_that_nobody_signed_is_not_sendable(house: House) -> None:
    row = Outbound(
        id=new_id(), kind=MAIL, template="alert", subject_id=new_id(), recipient_id=new_id()
    )
    with reading(house.engine) as session, pytest.raises(NotSendable):
        make_mailer(house.trust, settings(house), {}, house.policy.consent)(session, row)
