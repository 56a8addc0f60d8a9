"""The answers of a case in the words of its page: when to write is said once for all reports."""

from app.dashboard.monitor.case.thread.answers import answers_in_words
from config.platform.database import transaction
from tests.app.dashboard.monitor.case_steps import WAGES, only_case
from tests.support.desk import Desk
from tests.support.house import House


def test_what_is_not_answered_is_empty_and_the_hours_are_said(desk: Desk, house: House) -> None:
    house.text(WAGES)
    with transaction(house.engine) as session:
        case = only_case(session)
    with desk.asking():
        found = answers_in_words(case)
    assert (found.safety, found.danger, found.consent) == ("", False, "")
    assert len(found.replies) == 1
