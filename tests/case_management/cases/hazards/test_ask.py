"""Who is asked how it is today, and when nobody is."""

import pytest

from case_management.audit.audit_action import AuditAction
from case_management.cases.hazards.ask import begin_asking, end_asking
from case_management.cases.hazards.models import running_question
from case_management.cases.models import Case
from case_management.refusals import Refusal
from config.platform.database import transaction
from intake.outbox.outbox import Outbound
from tests.support.hazards import WEEK, asked_today, door_case, seen
from tests.support.house import NOON, House
from tests.support.work import logged, work_of


@pytest.fixture
def case_id(both_houses: House) -> str:
    return door_case(both_houses)


def _refused(house: House, case_id: str, rounds: int = 1, **case: str) -> str:
    with transaction(house.engine) as session:
        found = session.get_one(Case, case_id)
        for name, value in case.items():
            setattr(found, name, value)
        session.flush()
        with pytest.raises(Refusal) as refused:
            begin_asking(work_of(house, session), found, rounds)
        return refused.value.code


def test_a_worker_is_asked_in_one_text(both_houses: House, case_id: str) -> None:
    house = both_houses
    asked_today(house, case_id, 3)
    assert house.said().count("ASK_TODAY") == 1
    with transaction(house.engine) as session:
        question = running_question(session, case_id)
        assert question is not None
        assert (question.asked_count, question.rounds_left) == (1, 2)
        assert question.next_ask_at == NOON + WEEK
        assert AuditAction.ASK_TODAY in logged(session)


def test_nobody_is_asked_about_what_does_not_change_by_day(house: House) -> None:
    case_id = door_case(house)
    assert _refused(house, case_id, category="WAGES") == "not_observable"
    assert "ASK_TODAY" not in house.said()


def test_nobody_is_asked_in_an_ended_case_or_twice(house: House) -> None:
    case_id = door_case(house)
    assert _refused(house, case_id, rounds=0) == "hazard_rounds"
    assert _refused(house, case_id, rounds=27) == "hazard_rounds"
    asked_today(house, case_id)
    assert _refused(house, case_id) == "hazard_asked"
    assert _refused(house, case_id, state="closed") == "out_of_step"


def test_after_stop_there_is_nobody_to_ask(house: House) -> None:
    case_id = door_case(house)
    house.text("STOP")
    assert _refused(house, case_id) == "nobody_to_ask"


def test_a_member_ends_it_and_what_was_answered_counts(both_houses: House, case_id: str) -> None:
    house = both_houses
    asked_today(house, case_id, 3)
    house.text("2")
    with transaction(house.engine) as session:
        end_asking(work_of(house, session), session.get_one(Case, case_id))
        session.flush()
        assert running_question(session, case_id) is None
        assert seen(session, case_id) == [("2026-11-22", "gone")]


def test_what_was_not_sent_yet_does_not_go(both_houses: House, case_id: str) -> None:
    house = both_houses
    with transaction(house.engine) as session:
        case = session.get_one(Case, case_id)
        begin_asking(work_of(house, session), case, 1)
        session.flush()
        end_asking(work_of(house, session), case)
    with transaction(house.engine) as session:
        [state] = session.query(Outbound.state).filter(Outbound.phrase == "ASK_TODAY").one()
        assert state == "failed"
