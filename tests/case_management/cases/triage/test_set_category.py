"""A kind of grievance may raise a case, never lower it."""

import pytest

from case_management.cases.triage.set_category import set_category
from case_management.refusals import Refusal
from config.platform.database import transaction
from tests.support.house import House
from tests.support.work import only_case, work_of


def test_its_floor_raises_the_level_and_a_lesser_one_leaves_it(house: House) -> None:
    house.text("hello, I want to tell something")
    with transaction(house.engine) as session:
        case = only_case(session)
        set_category(work_of(house, session), case, "FIRE_BUILDING")
        assert (case.category, case.level, case.proposed) == ("FIRE_BUILDING", "L1", False)
        set_category(work_of(house, session), case, "WAGES")
        assert (case.category, case.level) == ("WAGES", "L1")


def test_a_kind_that_the_policy_does_not_know_is_refused(house: House) -> None:
    house.text("hello, I want to tell something")
    with transaction(house.engine) as session, pytest.raises(Refusal, match="category_unknown"):
        set_category(work_of(house, session), only_case(session), "WEATHER")
