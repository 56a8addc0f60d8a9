"""Peppers rotate and no thread is cut: before, during and after a worker is the same to us."""

import json
import os
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from config.platform.database import transaction
from intake.contacts.contact import Contact
from intake.monitoring.alarms import SEND_REFUSED, Alarm
from intake.privacy.rotate_peppers import (
    AddressMove,
    PeppersStale,
    RotationStage,
    announce,
    begin_moving,
    current,
    hand_over,
    index_anew,
)
from intake.reception.arrival.resources import Resources
from intake.reception.take_in import Reception
from intake.reports.report import Report
from tests.intake.reception.test_take_in import code_of, rows
from tests.support.house import NOON, WORKER, House
from vault.blind_index import pepper_name
from vault.encoding import b64u, canonical, context
from vault.peppers import Peppers
from vault.sealing import DoesNotOpen, seal

OTHER = "+12025550144"
LATER = NOON + timedelta(minutes=1)


def with_peppers(house: House, peppers: Peppers) -> None:
    """The receiving process is started again with these."""
    house.reception = Reception(house.trust, Resources(peppers, house.policy, house.inbox.public()))


def both(house: House) -> Peppers:
    return Peppers(
        os.urandom(32),
        os.urandom(32),
        house.peppers.dedupe,
        house.peppers.receiver,
        old_contact=house.peppers.contact,
        old_code=house.peppers.code,
    )


def begin(house: House, new: Peppers) -> None:
    with transaction(house.engine) as session:
        rotation = announce(session, pepper_name(house.peppers.contact), new.name, NOON)
        begin_moving(session, rotation)


def hand(house: House, session: Session) -> int:
    """The courier's half."""
    return hand_over(session, house.courier, house.peppers.receiver, house.inbox.public(), NOON)


def move(house: House, new: Peppers) -> None:
    """One round of the courier's half and of the collector's."""
    with transaction(house.engine) as session:
        hand(house, session)
    with transaction(house.engine) as session:
        index_anew(session, house.inbox, new, NOON)


def test_a_thread_goes_on_during_and_after(house: House) -> None:
    house.text("The fire exit is locked")
    code = code_of(house)
    new = both(house)
    with_peppers(house, new)
    house.text("announced", now=LATER)
    begin(house, new)
    house.text("moving", now=LATER)
    with transaction(house.engine) as session:
        hand(house, session)
    house.text("handed over", now=LATER)
    move(house, new)
    move(house, new)
    with transaction(house.engine) as session:
        rotation = current(session)
        assert rotation is not None
        assert rotation.stage == RotationStage.DONE
    with_peppers(house, replace(new, old_contact=None))
    house.text("after", now=LATER)
    assert len(rows(house, Contact)) == 1
    assert len(rows(house, Report)) == 1
    # The code still leads to its report, from any phone, under the pepper that is kept for it.
    house.text(f"{code} it is me", sender=OTHER, now=LATER)
    assert len(rows(house, Report)) == 1


def test_who_comes_while_it_moves_is_found_after(house: House) -> None:
    house.text("The fire exit is locked")
    new = both(house)
    with_peppers(house, new)
    begin(house, new)
    house.text("no water", sender=OTHER, now=LATER)
    move(house, new)
    move(house, new)
    with_peppers(house, replace(new, old_contact=None))
    house.text("still none", sender=OTHER, now=LATER)
    house.text("still locked", now=LATER)
    assert len(rows(house, Contact)) == 2


def test_a_process_that_lacks_a_pepper_takes_no_stranger(house: House) -> None:
    house.text("The fire exit is locked")
    new = both(house)
    begin(house, new)
    with pytest.raises(PeppersStale):
        house.text("no water", sender=OTHER, now=LATER)
    assert len(rows(house, Contact)) == 1


def test_the_row_between_them_opens_for_the_collector_only(house: House) -> None:
    house.text("The fire exit is locked")
    new = both(house)
    begin(house, new)
    with transaction(house.engine) as session:
        assert hand(house, session) == 1
        assert hand(house, session) == 0
    [row] = rows(house, AddressMove)
    bound = context("rotation", "inbox", row.contact_id)
    stated = house.inbox.open(row.address_sealed, bound)
    assert json.loads(stated)["address"] == WORKER
    with pytest.raises(DoesNotOpen):
        house.courier.open(row.address_sealed, bound)
    move(house, new)
    assert rows(house, AddressMove) == []


def test_an_address_put_between_them_moves_nobody(house: House) -> None:
    """Else his texts would come into the worker's thread, and the worker's begin a new one."""
    house.text("The fire exit is locked")
    new = both(house)
    begin(house, new)
    [contact] = rows(house, Contact)
    for planted in (b"not sealed", his_address(house, contact)):
        with transaction(house.engine) as session:
            session.add(AddressMove(contact_id=contact.id, address_sealed=planted))
        with transaction(house.engine) as session:
            assert index_anew(session, house.inbox, new, NOON) == 1
        assert rows(house, Contact)[0].address_index == contact.address_index
        assert {one.kind for one in rows(house, Alarm)} == {SEND_REFUSED}
    move(house, new)
    move(house, new)
    with_peppers(house, replace(new, old_contact=None))
    house.text("after", now=LATER)
    assert len(rows(house, Contact)) == 1


def his_address(house: House, contact: Contact) -> bytes:
    stated = canonical({"address": OTHER, "proof": b64u(b"p" * 32)})
    return seal(house.inbox.public(), stated, context("rotation", "inbox", contact.id))


def test_an_address_that_no_receiver_wrote_is_not_handed_over(house: House) -> None:
    house.text("The fire exit is locked")
    with transaction(house.engine) as session:
        contact = session.scalars(select(Contact)).one()
        contact.address_sealed = seal(
            house.courier.public(), OTHER.encode(), context("address", "courier", contact.id)
        )
    new = both(house)
    begin(house, new)
    move(house, new)
    assert rows(house, AddressMove) == []
    assert {one.kind for one in rows(house, Alarm)} == {SEND_REFUSED}
    with transaction(house.engine) as session:
        rotation = current(session)
        assert rotation is not None
        assert rotation.unreadable == 1
