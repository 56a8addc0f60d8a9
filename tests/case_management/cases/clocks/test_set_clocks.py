"""What stands with a case is what its clocks say, whatever was done to it."""

from datetime import timedelta

import pytest
from sqlalchemy.orm import Session

from case_management.cases.actions.change_state import move
from case_management.cases.clocks.answered import needs_no_answer
from case_management.cases.clocks.set_clocks import clocks_of, unanswered_since
from case_management.cases.lists.first_words import unread_texts
from case_management.cases.models import Case
from case_management.cases.triage.join_cases import join_cases, part_cases
from case_management.cases.triage.set_level import set_level
from case_management.refusals import Refusal
from config.platform.database import transaction
from tests.case_management.cases.clocks.test_late_cases import read
from tests.support.house import NOON, House
from tests.support.work import only_case, work_of

HOUR = timedelta(hours=1)
OTHER = "+15005550061"


@pytest.fixture
def house(both_houses: House) -> House:
    both_houses.text("no salary for two months")
    return both_houses


def stands(house: House, session: Session, case: Case) -> str | None:
    """The clock that stands with a case, which is the one that ends first."""
    first = next(iter(clocks_of(session, case, house.policy)), None)
    expected = (first.name, first.due_at) if first else (None, None)
    assert (case.clock, case.due_at) == expected
    return case.clock


def test_through_all_stages(house: House) -> None:
    with transaction(house.engine) as session:
        work = work_of(house, session, "coordinator")
        case = only_case(session)
        seen = [stands(house, session, case)]
        read(house, session, case)
        seen.append(stands(house, session, case))
        for event in ("screen", "ask_worker", "answer", "admit", "start_investigation", "refer"):
            move(work, case, event)
            seen.append(stands(house, session, case))
        move(work, case, "reopen")
        set_level(work, case, "L2")
        seen.append(stands(house, session, case))
    assert seen == ["contact", "decide", "decide", None, "decide", "plan", "plan", None, "decide"]


def test_a_worker_who_writes_on_waits_until_somebody_answers(house: House) -> None:
    with transaction(house.engine) as session:
        read(house, session, only_case(session))
    for hours in (1, 2):
        house.text("it is worse now", now=NOON + hours * HOUR)
    with transaction(house.engine) as session:
        case = only_case(session)
        assert stands(house, session, case) == "answer"
        assert unanswered_since(session, case.id) == NOON + HOUR
        with pytest.raises(Refusal, match="unread_texts"):
            needs_no_answer(work_of(house, session), case)
        read(house, session, case, NOON + 3 * HOUR)
        assert stands(house, session, case) == "answer"
        needs_no_answer(work_of(house, session), case)
        assert stands(house, session, case) == "decide"


def test_the_time_that_a_case_waited_for_its_worker_is_not_ours(house: House) -> None:
    with transaction(house.engine) as session:
        case = only_case(session)
        read(house, session, case)
        decide = case.due_at
        assert decide is not None
        for event in ("screen", "ask_worker"):
            move(work_of(house, session, now=NOON + HOUR), case, event)
    house.text("since June", now=NOON + timedelta(days=2, hours=1))
    with transaction(house.engine) as session:
        case = only_case(session)
        assert [one.name for one in clocks_of(session, case, house.policy)] == ["answer", "decide"]
        move(work_of(house, session, now=NOON + timedelta(days=9)), case, "answer")
        decided = clocks_of(session, case, house.policy)[1].due_at
        # Sunday a week later moves to Monday; two days more are Tuesday.
        assert decided == decide + timedelta(days=1) == NOON + timedelta(days=9)


def test_each_worker_of_joined_cases_waits_alone(house: House) -> None:
    house.text("the boss shouts", sender=OTHER, now=NOON + timedelta(seconds=1))
    with transaction(house.engine) as session:
        first, second = sorted(session.query(Case), key=lambda one: one.opened_at)
        for case in (first, second):
            read(house, session, case)
        ids = first.id, second.id
    house.text("it is worse now", sender=OTHER, now=NOON + HOUR)
    with transaction(house.engine) as session:
        first, second = (session.get_one(Case, one) for one in ids)
        work = work_of(house, session, now=NOON + 2 * HOUR)
        read(house, session, second)
        join_cases(work, second, first)
        assert (stands(house, session, first), second.clock) == ("answer", None)
        part_cases(work, second)
        assert stands(house, session, first) == "decide"
        assert stands(house, session, second) == "answer"
        assert unread_texts(session, first) == []
