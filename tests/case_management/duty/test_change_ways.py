"""The address of a member's way opens for the courier alone, and only as what it is."""

import pytest
from sqlalchemy import select

from case_management.duty.change_ways import bound_to, remove_way, set_way
from case_management.duty.models import AlarmWay
from case_management.duty.queries import ways_of
from case_management.duty.ways import Way
from config.platform.database import transaction
from tests.support.house import House
from tests.support.work import logged, work_of
from vault.sealing import DoesNotOpen

PHONE = "+447700900611"


def test_a_way_is_set_changed_and_removed(both_houses: House) -> None:
    house = both_houses
    with transaction(house.engine) as session:
        work, organisation = work_of(house, session), house.organisation_id
        for number in (PHONE, "+447700900612"):
            set_way(work, organisation, Way.TEXT, number, house.courier.public())
            session.flush()
        kept = session.scalars(select(AlarmWay)).one()
        assert b"7700" not in kept.address_sealed
        opened = house.courier.open(kept.address_sealed, bound_to(house.member_id, Way.TEXT))
        assert opened == b"+447700900612"
        with pytest.raises(DoesNotOpen):
            house.courier.open(kept.address_sealed, bound_to(house.member_id, Way.TELEGRAM))
        assert ways_of(session, house.member_id) == [Way.TEXT]
        remove_way(work, organisation, Way.TEXT)
        assert ways_of(session, house.member_id) == []
        assert logged(session) == ["alarm_way.set"] * 3
