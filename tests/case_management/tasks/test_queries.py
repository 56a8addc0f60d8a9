"""Tasks of a case stand by their day; those of a member are open ones of cases that go on."""

from datetime import timedelta

from case_management.tasks.queries import count_to_do, give_up_tasks, task_of, tasks_of, to_do_of
from config.platform.database import new_id, transaction
from tests.support.case_texts import DUE, kept_task
from tests.support.house import NOON, House
from tests.support.work import only_case


def test_tasks_stand_in_the_order_of_their_days(house: House) -> None:
    house.text("no salary for two months")
    with transaction(house.engine) as session:
        case = only_case(session).id
        late, soon = (
            kept_task(house, session, case, due).id for due in (DUE, DUE - timedelta(days=1))
        )
        assert [one.id for one in tasks_of(session, [case])] == [soon, late]
        assert count_to_do(session, [case]) == 2
        found = task_of(session, [case], soon)
        assert found is not None
        assert found.id == soon
        assert task_of(session, [new_id()], soon) is None


def test_a_members_tasks_are_open_and_of_open_cases(house: House) -> None:
    house.text("no salary for two months")
    with transaction(house.engine) as session:
        case, me = only_case(session).id, house.member_id
        mine, later, done, ended, nobodys = (
            kept_task(house, session, case, due, assignee)
            for due, assignee in (
                (DUE, me),
                (DUE + timedelta(days=1), me),
                (DUE, me),
                (DUE, me),
                (DUE, None),
            )
        )
        done.state, ended.ended_on = "done", NOON.date()
        session.flush()
        assert [one.id for one in to_do_of(session, me, DUE)] == [mine.id]
        give_up_tasks(session, [case], me)
        session.expire_all()
        assert to_do_of(session, me, DUE + timedelta(days=9)) == []
        assert (later.assignee_id, done.assignee_id, nobodys.assignee_id) == (None, me, None)
