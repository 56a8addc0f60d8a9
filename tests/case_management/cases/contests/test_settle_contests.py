"""A worker who contests is answered before the case is closed, and not judged by one person."""

import pytest

from case_management.cases.actions.change_state import move
from case_management.cases.contests.models import contest_since, contests_of
from case_management.cases.models import Case
from case_management.refusals import Refusal
from config.platform.database import transaction
from tests.support.house import NOON, House
from tests.support.outcomes import DAY, HOUR, answer_worker, closed, find_again, found, work_as
from tests.support.polls import PLANNER


def step(house: House, case_id: str, event: str, member_id: str = "") -> str:
    """The state after it, or the code of the refusal."""
    with transaction(house.engine) as session:
        case = session.get_one(Case, case_id)
        try:
            move(work_as(house, session, member_id, NOON + 3 * DAY), case, event)
        except Refusal as refused:
            return refused.code
        return case.state


def test_a_finding_stays_only_after_an_answer_and_by_a_second_person(both_houses: House) -> None:
    house = both_houses
    case_id = found(house)
    house.text("2", now=NOON + HOUR)
    assert step(house, case_id, "close_without_remedy", PLANNER) == "contest_of_own_finding"
    assert step(house, case_id, "close_without_remedy") == "contest_unanswered"
    answer_worker(house, case_id, NOON + DAY)
    assert step(house, case_id, "close_without_remedy") == "closed"
    with transaction(house.engine) as session:
        [contest] = contests_of(session, case_id)
        assert (contest.outcome, contest.settled_by) == ("close_without_remedy", house.member_id)
        assert contest_since(session, case_id) is None


def test_who_found_it_may_look_again_at_once(both_houses: House) -> None:
    house = both_houses
    case_id = closed(house)
    house.text("2", now=NOON + HOUR)
    assert step(house, case_id, "close_again", PLANNER) == "contest_of_own_finding"
    assert step(house, case_id, "resume_remedy", PLANNER) == "nothing_to_remedy"
    assert step(house, case_id, "reinvestigate", PLANNER) == "investigating"
    with transaction(house.engine) as session:
        assert [one.outcome for one in contests_of(session, case_id)] == ["reinvestigate"]


def test_looking_again_is_no_answer_to_who_contested(both_houses: House) -> None:
    house = both_houses
    case_id = closed(house)
    house.text("2", now=NOON + HOUR)
    assert step(house, case_id, "reinvestigate", PLANNER) == "investigating"
    find_again(house, case_id)
    assert step(house, case_id, "close_without_remedy", PLANNER) == "contest_of_own_finding"
    assert step(house, case_id, "close_without_remedy") == "contest_unanswered"
    answer_worker(house, case_id, NOON + 2 * DAY)
    assert step(house, case_id, "close_without_remedy") == "closed"


def test_nobody_waits_for_an_answer_that_cannot_go(both_houses: House) -> None:
    house = both_houses
    case_id = closed(house)
    house.text("2", now=NOON + HOUR)
    house.text("STOP", now=NOON + 2 * HOUR)
    assert step(house, case_id, "close_again") == "closed"


def test_words_that_contest_nothing_need_no_answer_and_no_second_person(
    both_houses: House,
) -> None:
    house = both_houses
    case_id = closed(house)
    house.text("thank you", now=NOON + HOUR)
    said = house.said()
    assert step(house, case_id, "close_again", PLANNER) == "closed"
    assert house.said() == said


@pytest.mark.parametrize("event", ["step_back"])
def test_a_step_back_settles_nothing(house: House, event: str) -> None:
    case_id = found(house, "partly")
    house.text("2", now=NOON + HOUR)
    assert step(house, case_id, "plan_remedy") == "remediation"
    house.text("2", now=NOON + 4 * DAY)
    assert step(house, case_id, event) == "finding"
    with transaction(house.engine) as session:
        assert contest_since(session, case_id) == NOON + 4 * DAY
