"""The rota by the clock on the organisation's wall."""

from datetime import timedelta

from case_management.cases.on_call import first_to_wake, next_to_wake
from case_management.duty.change_rota import add_turn
from case_management.duty.queries import (
    members_of_rota,
    members_on_rota_now,
    newest_tests,
    rota_of,
    ways_of,
)
from config.platform.database import new_id, transaction
from tests.support.house import NOON, House
from tests.support.work import work_of

DAY, NIGHT = new_id(), new_id()


def test_whose_turn_it_is_in_dhaka(both_houses: House) -> None:
    house = both_houses
    with transaction(house.engine) as session:
        work, organisation = work_of(house, session, "coordinator"), house.organisation_id
        assert first_to_wake(session, organisation, NOON) == house.member_id
        add_turn(work, organisation, DAY, range(7), (8, 18))
        add_turn(work, organisation, NIGHT, range(7), (18, 2))
        session.flush()
        # Noon, UTC, is six in the evening there.
        assert members_on_rota_now(session, organisation, NOON) == [NIGHT]
        assert members_of_rota(session, organisation, NOON) == [NIGHT, DAY]
        assert next_to_wake(session, organisation, NOON) == [NIGHT, house.member_id, DAY]
        early = NOON - timedelta(minutes=1)
        assert first_to_wake(session, organisation, early) == DAY
        # From two to eight nobody of the rota is on call: who is on call without one.
        gap = NOON + timedelta(hours=9)
        assert members_on_rota_now(session, organisation, gap) == []
        assert next_to_wake(session, organisation, gap) == [house.member_id, DAY, NIGHT]
        assert {one.member_id for one in rota_of(session, organisation)} == {DAY, NIGHT}
        assert (ways_of(session, DAY), newest_tests(session, organisation)) == ([], [])
