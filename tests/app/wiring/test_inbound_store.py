"""A message is stored once and counted; what nobody signed is kept sealed, within bounds."""

from dataclasses import replace

import pytest
from sqlalchemy import select

from app.wiring.inbound_store import LARGEST_QUARANTINED
from bots.receiving.raw_request import from_bytes
from config.platform.database import reading, transaction
from intake.inbox.seen import Quarantined
from intake.lines.line import TWILIO
from intake.monitoring.alarms import NOT_PLACED, SIGNATURE_REFUSED, Alarm
from intake.monitoring.day_counts import LedgerDay
from intake.reception.arrival.inbound import Inbound
from tests.support.channels import sms, store_of
from tests.support.house import NOON, NUMBER, WORKER, House
from vault.encoding import context

INBOUND = Inbound(TWILIO, "SM1", NUMBER, WORKER, "no salary for two months")


def test_a_repeated_message_is_known_and_counted_apart(house: House) -> None:
    store = store_of(house)
    assert not store.is_known(INBOUND)
    assert store.store(INBOUND, NOON)
    assert store.is_known(INBOUND)
    assert not store.store(INBOUND, NOON)
    assert store.store(replace(INBOUND, provider_id="SM2"), NOON, recovered=True)
    with reading(house.engine) as session:
        day = session.scalars(select(LedgerDay)).one()
        assert (day.received, day.handled, day.repeated, day.recovered) == (2, 2, 1, 1)


def test_a_sender_has_one_index_a_pepper(house: House) -> None:
    store = store_of(house)
    [index] = store.sender_indexes(INBOUND)
    assert store.sender_indexes(replace(INBOUND, text="other")) == (index,)
    assert store.sender_indexes(replace(INBOUND, sender="+12025550199")) != (index,)


@pytest.mark.parametrize(
    ("forged", "claimed", "alarm"),
    [(True, None, SIGNATURE_REFUSED), (False, INBOUND, NOT_PLACED)],
)
def test_a_quarantined_request_opens_with_the_inboxes_key(
    house: House, forged: bool, claimed: Inbound | None, alarm: str
) -> None:
    request = sms("who knows")
    assert store_of(house).quarantine(request, "signature", forged, claimed)
    with transaction(house.engine) as session:
        row = session.scalars(select(Quarantined)).one()
        opened = house.inbox.open(row.request_sealed, context("quarantine", "inbox", row.id))
        assert from_bytes(opened) == request
        assert row.organisation_id == (house.organisation_id if claimed else None)
        assert session.scalars(select(Alarm.kind)).all() == [alarm]


def test_what_is_larger_than_any_text_is_not_kept(house: House) -> None:
    request = replace(sms("x"), body=b"x" * (LARGEST_QUARANTINED + 1))
    assert not store_of(house).quarantine(request, "signature", True, None)
    with reading(house.engine) as session:
        assert session.scalars(select(Quarantined)).all() == []


@pytest.mark.parametrize("address", ["+15005550199", "\x00", ""])
def test_an_alarm_about_no_line_of_ours_is_nobodys(house: House, address: str) -> None:
    store_of(house).alarm(NOT_PLACED, NOON, replace(INBOUND, line_address=address))
    with reading(house.engine) as session:
        assert session.scalars(select(Alarm.organisation_id)).all() == [None]
