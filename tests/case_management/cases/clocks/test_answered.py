"""Whom an answer ends the clock of, and that nobody says of unread words that they need none."""

import pytest

from case_management.cases.clocks.answered import answered, needs_no_answer
from case_management.cases.clocks.set_clocks import unanswered_since
from case_management.cases.queries import reports_in
from case_management.refusals import Refusal
from config.platform.database import new_id, transaction
from tests.case_management.cases.clocks.test_late_cases import read
from tests.case_management.cases.clocks.test_set_clocks import HOUR
from tests.support.house import NOON, House
from tests.support.work import logged, only_case, work_of


@pytest.fixture
def house(both_houses: House) -> House:
    both_houses.text("no salary for two months")
    with transaction(both_houses.engine) as session:
        read(both_houses, session, only_case(session))
    both_houses.text("it is worse now", now=NOON + HOUR)
    return both_houses


def test_an_answer_to_one_report_is_none_to_another(house: House) -> None:
    with transaction(house.engine) as session:
        work, case = work_of(house, session), only_case(session)
        answered(work, case, new_id())
        assert unanswered_since(session, case.id) == NOON + HOUR
        answered(work, case, reports_in(session, case.id)[0].id)
        assert unanswered_since(session, case.id) is None


def test_only_what_was_read_needs_no_answer_and_it_is_written_down_once(house: House) -> None:
    with transaction(house.engine) as session:
        work, case = work_of(house, session, now=NOON + 2 * HOUR), only_case(session)
        with pytest.raises(Refusal, match="unread_texts"):
            needs_no_answer(work, case)
        read(house, session, case, NOON + 2 * HOUR)
        for _ in range(2):
            needs_no_answer(work, case)
        assert logged(session) == ["case.no_answer"]
