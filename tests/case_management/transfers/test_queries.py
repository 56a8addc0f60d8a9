"""Each side finds its transfers, and nobody else's."""

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import OperationalError

from case_management.cases.models import Case
from case_management.transfers.queries import (
    offer_to,
    offers_to,
    open_transfer,
    taken_by,
    takers,
    transfers_of_case,
)
from config.platform.database import transaction
from tests.support.house import House
from tests.support.two_organisations import accepted, add_other, asked, followed, offered


def test_both_sides_find_it(house: House) -> None:
    other = add_other(house)
    transfer_id = asked(house, other)
    with transaction(house.engine) as session:
        assert [one.id for one in takers(session, house.organisation_id)] == [other.id]
        case = session.scalars(select(Case)).one()
        waiting = open_transfer(session, case.id)
        assert waiting is not None
        assert waiting.id == transfer_id
        assert [one.id for one in transfers_of_case(session, case.id)] == [transfer_id]
        assert offer_to(session, other.id, transfer_id) is None
    house.text("1")
    followed(house)
    offered(house, other, transfer_id)
    with transaction(house.engine) as session:
        assert offer_to(session, other.id, transfer_id) is not None
        assert offer_to(session, house.organisation_id, transfer_id) is None
        assert [one.id for one in offers_to(session, other.id)] == [transfer_id]
    taken_id = accepted(house, other, transfer_id)
    with transaction(house.engine) as session:
        assert open_transfer(session, case.id) is None
        assert offers_to(session, other.id) == []
        came = taken_by(session, taken_id)
        assert came is not None
        assert came.id == transfer_id


def test_both_sides_lock_the_case_first(postgres_house: House) -> None:
    house = postgres_house
    other = add_other(house)
    transfer_id = asked(house, other)
    house.text("1")
    followed(house)
    offered(house, other, transfer_id)
    with transaction(house.engine) as giver, transaction(house.engine) as taker:
        giver.execute(select(Case).with_for_update())
        taker.execute(text("SET LOCAL lock_timeout = 50"))
        with pytest.raises(OperationalError):
            offer_to(taker, other.id, transfer_id)
        taker.rollback()
