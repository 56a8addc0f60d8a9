"""A case is given to a member, and the log says to whom."""

from case_management.cases.actions.assign import assign
from config.platform.database import transaction
from tests.support.house import House
from tests.support.work import logged, only_case, work_of


def test_the_case_has_its_member(house: House) -> None:
    house.text("no salary for two months")
    with transaction(house.engine) as session:
        case = only_case(session)
        assign(work_of(house, session), case, house.member_id)
        assert (case.assignee_id, logged(session)) == (house.member_id, ["case.assign"])
