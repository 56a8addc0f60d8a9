"""A task is settled by whoever sees it as it is, and taken up again; only an open one is moved."""

from datetime import timedelta

import pytest

from case_management.refusals import Refusal
from case_management.tasks.actions.change_task import change_task, take_task_step
from config.platform.database import transaction
from tests.support.case_texts import DUE, kept_task, open_case_of
from tests.support.house import NOON, House
from tests.support.work import logged, work_of


def test_a_task_is_done_and_taken_up_again(house: House) -> None:
    house.text("no salary for two months")
    with transaction(house.engine) as session:
        work, case = work_of(house, session), open_case_of(house, session)
        task = kept_task(house, session, case.id)
        take_task_step(work, case, task, "finish", "open")
        assert (task.state, task.settled_by, task.settled_at) == ("done", house.member_id, NOON)
        with pytest.raises(Refusal, match="task_changed"):
            take_task_step(work, case, task, "finish", "open")
        take_task_step(work, case, task, "reopen", "done")
        assert (task.state, task.settled_by, task.settled_at) == ("open", None, None)
        assert logged(session)[-2:] == ["task.settle", "task.settle"]


def test_an_open_task_gets_another_day_and_member(house: House) -> None:
    house.text("no salary for two months")
    with transaction(house.engine) as session:
        work, case = work_of(house, session), open_case_of(house, session)
        task = kept_task(house, session, case.id)
        able, next_day = [house.member_id], DUE + timedelta(days=1)
        change_task(work, case, task, DUE, None, able)
        assert "task.change" not in logged(session)
        change_task(work, case, task, next_day, house.member_id, able)
        assert (task.due_on, task.assignee_id) == (next_day, house.member_id)
        assert logged(session)[-1] == "task.change"
        with pytest.raises(Refusal, match="due_day_past"):
            change_task(work, case, task, DUE - timedelta(days=60), None, able)
        with pytest.raises(Refusal, match="colleague_unknown"):
            change_task(work, case, task, next_day, "f" * 32, able)
        take_task_step(work, case, task, "drop", "open")
        with pytest.raises(Refusal, match="task_changed"):
            change_task(work, case, task, DUE, None, able)


def test_an_overdue_task_may_be_given_to_another_without_another_day(house: House) -> None:
    house.text("no salary for two months")
    with transaction(house.engine) as session:
        case = open_case_of(house, session)
        task = kept_task(house, session, case.id)
        later = work_of(house, session, now=NOON + timedelta(days=60))
        change_task(later, case, task, DUE, house.member_id, [house.member_id])
        assert task.assignee_id == house.member_id
