"""What is a member's own to do: of cases that the member may open, until a day."""

from datetime import timedelta

from app.dashboard.monitor.tasks.own_to_do import own_to_do
from app.dashboard.wording.times import own_today
from case_management.cases.case_access import Recusal
from config.platform.database import transaction
from tests.app.dashboard.monitor.case_steps import WAGES, only_case
from tests.support.case_texts import DUE, kept_task
from tests.support.desk import Desk
from tests.support.house import NOON, House


def test_nothing_of_a_case_from_which_the_member_is_recused(desk: Desk, house: House) -> None:
    house.text(WAGES)
    with transaction(house.engine) as session:
        case = only_case(session)
        task = kept_task(house, session, case.id, assignee=house.member_id).id
    with desk.asking():
        assert own_today() == NOON.date()
        assert [(one.task.id, one.reference) for one in own_to_do()] == [(task, case.reference)]
        assert own_to_do(DUE - NOON.date() - timedelta(days=1)) == []
    with transaction(house.engine) as session:
        session.add(
            Recusal(
                case_id=case.id,
                member_id=house.member_id,
                reason="kin",
                recused_by=house.member_id,
                recused_at=NOON,
            )
        )
    with desk.asking():
        assert own_to_do() == []
