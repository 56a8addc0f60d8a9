"""The clerk asks again each week, and no more when the case has ended."""

import pytest

from case_management.cases.actions.ask_workers import ask_workers
from case_management.cases.hazards.models import running_question
from case_management.cases.models import Case
from config.platform.database import transaction
from tests.support.hazards import DAY, HOUR, WEEK, asked_today, door_case, followed, seen
from tests.support.house import NOON, House
from tests.support.work import work_of


@pytest.fixture
def case_id(both_houses: House) -> str:
    return door_case(both_houses)


def asked(house: House) -> int:
    return house.said().count("ASK_TODAY")


def runs(house: House, case_id: str) -> bool:
    with transaction(house.engine) as session:
        return running_question(session, case_id) is not None


def test_asked_again_each_week_until_the_weeks_are_over(both_houses: House, case_id: str) -> None:
    house = both_houses
    asked_today(house, case_id, 2)
    house.text("1", now=NOON + HOUR)
    assert followed(house, NOON + 2 * HOUR) == 1
    assert followed(house, NOON + WEEK - HOUR) == 0
    assert followed(house, NOON + WEEK) == 1
    assert asked(house) == 2
    house.text("2", now=NOON + WEEK + HOUR)
    assert followed(house, NOON + WEEK + 2 * HOUR) == 1
    assert not runs(house, case_id)
    assert followed(house, NOON + 2 * WEEK) == 0
    assert asked(house) == 2
    with transaction(house.engine) as session:
        assert seen(session, case_id) == [("2026-11-22", "there"), ("2026-11-29", "gone")]


def test_no_answer_is_no_observation(both_houses: House, case_id: str) -> None:
    house = both_houses
    asked_today(house, case_id)
    assert followed(house, NOON + 2 * DAY - HOUR) == 0
    assert followed(house, NOON + 2 * DAY) == 1
    house.text("1", now=NOON + 2 * DAY + HOUR)
    assert not runs(house, case_id)
    with transaction(house.engine) as session:
        assert seen(session, case_id) == []


@pytest.mark.parametrize("text", ["4", "1 2", "it is locked again"])
def test_all_else_is_a_text_as_always(both_houses: House, case_id: str, text: str) -> None:
    house = both_houses
    asked_today(house, case_id)
    house.text(text, now=NOON + HOUR)
    assert text in house.texts()
    followed(house, NOON + 2 * DAY)
    with transaction(house.engine) as session:
        assert seen(session, case_id) == []


def test_it_ends_with_the_case(both_houses: House, case_id: str) -> None:
    house = both_houses
    asked_today(house, case_id, 5)
    with transaction(house.engine) as session:
        session.get_one(Case, case_id).state = "closed"
    assert followed(house, NOON + HOUR) == 1
    assert not runs(house, case_id)
    assert followed(house, NOON + WEEK) == 0
    assert asked(house) == 1


def test_it_ends_when_the_worker_wants_no_more_texts(both_houses: House, case_id: str) -> None:
    house = both_houses
    asked_today(house, case_id, 5)
    house.text("STOP", now=NOON + HOUR)
    followed(house, NOON + WEEK)
    assert not runs(house, case_id)
    assert asked(house) == 1


def test_who_has_another_question_is_asked_a_day_later(both_houses: House, case_id: str) -> None:
    house = both_houses
    asked_today(house, case_id, 2)
    with transaction(house.engine) as session:
        case = session.get_one(Case, case_id)
        ask_workers(work_of(house, session, now=NOON + WEEK - HOUR), case)
    followed(house, NOON + WEEK)
    assert asked(house) == 1
    with transaction(house.engine) as session:
        question = running_question(session, case_id)
        assert question is not None
        assert question.next_ask_at == NOON + WEEK + DAY
