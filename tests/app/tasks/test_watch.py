"""The clerk asks, and looks."""

from app.tasks.watch import watch_cases
from case_management.cases.watches import check_ins_of
from config.platform.database import transaction
from config.platform.queues import Bell
from tests.support.house import NOON, House
from tests.support.watched import WEEK, watched


def test_a_day_of_check_ins(house: House) -> None:
    case_id = watched(house)
    for _ in range(2):
        watch_cases(house.engine, house.policy, Bell(None), NOON + WEEK)
    with transaction(house.engine) as session:
        assert len(check_ins_of(session, case_id)) == 1
