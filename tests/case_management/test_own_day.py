"""Which day it is for an organisation."""

from datetime import UTC, date, datetime

from case_management.own_day import day_at
from config.platform.database import transaction
from tests.support.house import House
from vault.organisations import Organisation

LATE = datetime(2026, 11, 30, 20, 0, tzinfo=UTC)


def test_the_day_is_that_of_its_own_zone(both_houses: House) -> None:
    house = both_houses
    with transaction(house.engine) as session:
        office = session.get_one(Organisation, house.organisation_id)
        for zone, day in (
            ("Asia/Dhaka", date(2026, 12, 1)),
            ("America/New_York", date(2026, 11, 30)),
        ):
            office.time_zone = zone
            session.flush()
            assert day_at(session, house.organisation_id, LATE) == day
