"""Workers of a watched case are asked by one digit; what they answer reaches a person in a day."""

from datetime import timedelta

import pytest

from case_management.cases.models import Case
from case_management.cases.queries import reports_in
from case_management.cases.watch import check_ins
from case_management.cases.watches import CheckIn, check_ins_of, trigger_since, watch_of
from config.platform.database import new_id, transaction
from intake.dialogue.model.waiting import PollKind
from intake.reports.poll_questions import PollQuestion, answer_counts
from tests.support.house import NOON, House
from tests.support.watched import WEEK, asked, looked, signs, watched

HOUR = timedelta(hours=1)


@pytest.fixture
def case_id(both_houses: House) -> str:
    return watched(both_houses)


def answers(house: House, case_id: str) -> dict[str | None, int]:
    with transaction(house.engine) as session:
        return dict(answer_counts(session, check_ins_of(session, case_id)[0].id))


def test_nobody_is_asked_before_the_day_and_then_once(both_houses: House, case_id: str) -> None:
    house = both_houses
    assert asked(house, NOON + WEEK - HOUR) == 0
    assert asked(house) == 1
    assert asked(house, NOON + WEEK + HOUR) == 0
    assert house.said().count("ASK_CHECK_IN") == 1
    with transaction(house.engine) as session:
        watch = watch_of(session, case_id)
        assert watch is not None and watch.next_check_at == NOON + timedelta(days=30)


def test_all_is_well(both_houses: House, case_id: str) -> None:
    house = both_houses
    asked(house)
    house.text("1", now=NOON + WEEK + HOUR)
    assert answers(house, case_id) == {"well": 1}
    assert looked(house, NOON + WEEK + 2 * HOUR) == 0
    with transaction(house.engine) as session:
        assert signs(session, case_id) == []
        # An answer to what we asked waits for no answer.
        assert session.get_one(Case, case_id).clock == "decide"


def test_a_problem_starts_the_watchs_own_clock(both_houses: House, case_id: str) -> None:
    house = both_houses
    asked(house)
    house.text("২", now=NOON + WEEK + HOUR)
    assert answers(house, case_id) == {"problem": 1}
    assert looked(house, NOON + WEEK + 2 * HOUR) == 1
    assert looked(house, NOON + WEEK + 3 * HOUR) == 0
    with transaction(house.engine) as session:
        assert signs(session, case_id) == ["problem"]
        assert trigger_since(session, case_id) == NOON + WEEK + 2 * HOUR


def test_a_problem_waits_for_no_case_in_which_nobody_has_answered(
    both_houses: House, case_id: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    house = both_houses
    monkeypatch.setattr(check_ins, "AT_ONCE", 1)
    waits = CheckIn(
        id="0" * 32,
        case_id=case_id,
        asked_count=1,
        asked_at=NOON,
        closes_at=NOON + 2 * WEEK,
    )
    with transaction(house.engine) as session:
        [report] = reports_in(session, case_id)
        question = PollQuestion(
            id=new_id(),
            poll_id=waits.id,
            report_id=report.id,
            kind=PollKind.CHECK_IN,
            asked_at=NOON,
        )
        session.add_all((waits, question))
    asked(house)
    house.text("2", now=NOON + WEEK + HOUR)
    assert looked(house, NOON + WEEK + 2 * HOUR) == 1
    with transaction(house.engine) as session:
        assert signs(session, case_id) == ["problem"]


@pytest.mark.parametrize("text", ["3", "4", "1 2", "they shout at me"])
def test_all_else_is_a_text_as_always(both_houses: House, case_id: str, text: str) -> None:
    house = both_houses
    asked(house)
    house.text(text, now=NOON + WEEK + HOUR)
    assert answers(house, case_id) == {None: 1}


def test_nobody_who_answers_nor_writes_is_a_sign(both_houses: House, case_id: str) -> None:
    house = both_houses
    asked(house)
    closes = NOON + WEEK + timedelta(days=house.policy.polls.open_days)
    assert looked(house, closes - HOUR) == 0
    assert looked(house, closes) == 1
    with transaction(house.engine) as session:
        assert signs(session, case_id) == ["silence"]


def test_who_wrote_since_is_not_silent(house: House) -> None:
    case_id = watched(house)
    asked(house)
    house.text("the boss still has not paid", now=NOON + WEEK + HOUR)
    assert looked(house, NOON + timedelta(days=60)) == 0
    with transaction(house.engine) as session:
        assert signs(session, case_id) == []
