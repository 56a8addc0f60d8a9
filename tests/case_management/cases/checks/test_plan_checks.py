"""Two checks are planned from the day on which workers were asked, and dropped together."""

from datetime import date

import pytest

from case_management.cases.checks.models import checks_of, next_check
from case_management.cases.checks.plan_checks import check_all_asked, drop_checks, plan_checks
from case_management.refusals import Refusal
from config.platform.database import transaction
from tests.support.house import NOON, House
from tests.support.polls import works
from tests.support.work import only_case


def test_after_twelve_and_after_twenty_four_weeks(house: House) -> None:
    house.text("no salary")
    with transaction(house.engine) as session:
        work, case = works(house, session), only_case(session)
        plan_checks(work, case, NOON)
        assert [(one.months, one.due_on) for one in checks_of(session, case.id)] == [
            (3, date(2027, 2, 14)),
            (6, date(2027, 5, 9)),
        ]
        found = next_check(session, case.id)
        assert found is not None
        assert found.months == 3
        with pytest.raises(Refusal, match="checks_left"):
            check_all_asked(work, case)
        drop_checks(work, case)
        session.flush()
        assert (checks_of(session, case.id), next_check(session, case.id)) == ([], None)
        check_all_asked(work, case)


def test_the_first_is_due_before_a_number_counts_as_silent_for_long(house: House) -> None:
    polls, intake = house.policy.polls, house.policy.intake
    assert polls.first_check_days < intake.code_after_silence_days
    assert polls.last_check_days - polls.first_check_days < intake.code_after_silence_days
