"""One member raises a case; lowering a grave one takes another member and a reason."""

from dataclasses import replace

import pytest

from case_management.cases.triage.set_level import grant_level, request_level, set_level
from case_management.refusals import Refusal
from config.platform.database import new_id, transaction
from tests.support.house import House
from tests.support.work import only_case, work_of


def test_a_grave_level_is_lowered_by_two(house: House) -> None:
    house.text("no salary for two months")
    with transaction(house.engine) as session:
        work, case = work_of(house, session), only_case(session)
        set_level(work, case, "L2")
        with pytest.raises(Refusal, match="lowering_alone"):
            set_level(work, case, "L3")
        request_level(work, case, "L3", b"sealed")
        with pytest.raises(Refusal, match="lowering_alone"):
            grant_level(work, case)
        colleague = replace(work, actor=replace(work.actor, id=new_id()))
        grant_level(colleague, case)
        assert case.level == "L3"
        with pytest.raises(Refusal, match="no_level_request"):
            grant_level(colleague, case)


def test_danger_to_life_rings_at_once(house: House) -> None:
    house.text("no salary for two months")
    with transaction(house.engine) as session:
        work, case = work_of(house, session), only_case(session)
        set_level(work, case, "L1")
        assert (case.alarms_rung, case.opened_at) == (1, work.now)
        assert case.next_alarm_at is not None
