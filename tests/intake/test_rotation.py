"""Peppers rotate and no thread is cut: before, during and after she is the same person to us."""

import os
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select

from app.cli.keys import make_keys
from app.cli.rotate import next_step
from config.database import transaction, utc_now
from intake.contacts import Contact
from intake.peppers import Peppers
from intake.reception import Reception
from intake.reports import Report
from intake.rotation import (
    AddressMove,
    PeppersStale,
    Stage,
    announce,
    begin_moving,
    current,
    hand_over,
    index_anew,
)
from tests.intake.test_reception import code_of, rows
from tests.support.house import NOON, WORKER, House
from vault.blind_index import pepper_name
from vault.encoding import context
from vault.sealing import DoesNotOpen

OTHER = "+12025550144"
LATER = NOON + timedelta(minutes=1)


def with_peppers(house: House, peppers: Peppers) -> None:
    """The receiving process is started again with these."""
    house.reception = Reception(
        house.trust, peppers, house.policy, house.inbox.public(), frozenset()
    )


def both(house: House) -> Peppers:
    return Peppers(
        os.urandom(32), os.urandom(32), house.peppers.dedupe,
        old_contact=house.peppers.contact, old_code=house.peppers.code,
    )  # fmt: skip


def begin(house: House, new: Peppers) -> None:
    with transaction(house.engine) as session:
        rotation = announce(session, pepper_name(house.peppers.contact), new.name, NOON)
        begin_moving(session, rotation)


def move(house: House, new: Peppers) -> None:
    """One round of the courier's half and of the collector's."""
    with transaction(house.engine) as session:
        hand_over(session, house.courier, house.inbox.public())
    with transaction(house.engine) as session:
        index_anew(session, house.inbox, new, NOON)


def test_her_thread_goes_on_during_and_after(house: House) -> None:
    house.text("The fire exit is locked")
    code = code_of(house)
    new = both(house)
    with_peppers(house, new)
    house.text("announced", now=LATER)
    begin(house, new)
    house.text("moving", now=LATER)
    with transaction(house.engine) as session:
        hand_over(session, house.courier, house.inbox.public())
    house.text("handed over", now=LATER)
    move(house, new)
    move(house, new)
    with transaction(house.engine) as session:
        rotation = current(session)
        assert rotation is not None
        assert rotation.stage == Stage.DONE
    with_peppers(house, replace(new, old_contact=None))
    house.text("after", now=LATER)
    assert len(rows(house, Contact)) == 1
    assert len(rows(house, Report)) == 1
    # Her code still leads to her report, from any phone, under the pepper that is kept for it.
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
        assert hand_over(session, house.courier, house.inbox.public()) == 1
        assert hand_over(session, house.courier, house.inbox.public()) == 0
    [row] = rows(house, AddressMove)
    bound = context("rotation", "inbox", row.contact_id)
    assert house.inbox.open(row.address_sealed, bound).decode() == WORKER
    with pytest.raises(DoesNotOpen):
        house.courier.open(row.address_sealed, bound)
    move(house, new)
    assert rows(house, AddressMove) == []


def test_the_command_goes_step_by_step_and_destroys_the_old_pepper(house: House) -> None:
    keys = house.folder / "keys"
    make_keys(keys)
    before = (keys / "contact_pepper").read_bytes()
    old = Peppers(*(bytes.fromhex((keys / one).read_text()) for one in (
        "contact_pepper", "code_pepper", "dedupe_key")))  # fmt: skip
    house.peppers = old
    with_peppers(house, old)
    now = utc_now()
    house.text("The fire exit is locked", now=now)
    assert "Start every receiving process again" in next_step(house.engine, keys)
    assert (keys / "contact_pepper_old").read_bytes() == before
    new = Peppers(
        *(bytes.fromhex((keys / one).read_text()) for one in (
            "contact_pepper", "code_pepper", "dedupe_key")), old.contact, old.code,
    )  # fmt: skip
    with_peppers(house, new)
    assert "1 contacts are being moved" in next_step(house.engine, keys)
    assert "1 of 1" in next_step(house.engine, keys)
    move(house, new)
    move(house, new)
    said = next_step(house.engine, keys)
    assert "destroyed" in said
    assert "1 worker codes" in said
    assert not (keys / "contact_pepper_old").exists()
    assert (keys / "code_pepper_old").exists()
    house.text("again", now=now)
    with transaction(house.engine) as session:
        assert len(session.scalars(select(Contact)).all()) == 1
