"""A task is kept once, in a case that goes on, for a member who may open it."""

from dataclasses import replace
from datetime import timedelta

import pytest

from case_management.refusals import Refusal
from case_management.tasks.actions.write_task import check_assignee, write_task
from case_management.tasks.queries import tasks_of
from config.platform.database import transaction
from tests.support.case_texts import DUE, key_of, open_case_of, task_of
from tests.support.house import House
from tests.support.work import logged, work_of


def test_a_second_press_writes_nothing_more(house: House) -> None:
    house.text("no salary for two months")
    with transaction(house.engine) as session:
        work, case = work_of(house, session), open_case_of(house, session)
        task = task_of(house, case.id, assignee=house.member_id)
        for _ in range(2):
            again = task_of(house, case.id, assignee=house.member_id)
            again.id = task.id
            write_task(work, case, again, key_of(house, task.id), [house.member_id])
        assert [one.id for one in tasks_of(session, [case.id])] == [task.id]
        assert logged(session).count("task.write") == 1


def test_what_is_refused(house: House) -> None:
    house.text("no salary for two months")
    with transaction(house.engine) as session:
        work, case = work_of(house, session), open_case_of(house, session)
        for code, of_case, task in (
            ("case_ended", replace(case, is_open=False), task_of(house, case.id)),
            ("due_day_past", case, task_of(house, case.id, DUE - timedelta(days=60))),
            ("colleague_unknown", case, task_of(house, case.id, assignee="f" * 32)),
        ):
            with pytest.raises(Refusal, match=code):
                write_task(work, of_case, task, key_of(house, task.id), [house.member_id])
        assert tasks_of(session, [case.id]) == []


def test_a_task_may_be_nobodys() -> None:
    check_assignee(None, [])
    with pytest.raises(Refusal, match="colleague_unknown"):
        check_assignee("f" * 32, ["e" * 32])
