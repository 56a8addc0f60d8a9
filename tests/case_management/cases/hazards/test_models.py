"""Observations by day, and one question at a time."""

from datetime import date

import pytest
from sqlalchemy.exc import IntegrityError

from case_management.cases.hazards.models import (
    HazardObservation,
    HazardQuestion,
    observations_of,
    running_question,
)
from config.platform.database import transaction
from tests.support.hazards import door_case
from tests.support.house import NOON, House


def _question(case_id: str) -> HazardQuestion:
    return HazardQuestion(
        case_id=case_id,
        member_id="0" * 32,
        rounds_left=0,
        asked_count=1,
        asked_at=NOON,
        closes_at=NOON,
    )


def test_the_database_has_one_running_question_a_case(both_houses: House) -> None:
    case_id = door_case(both_houses)
    with pytest.raises(IntegrityError), transaction(both_houses.engine) as session:
        session.add_all((_question(case_id), _question(case_id)))


def test_an_ended_question_runs_no_more(house: House) -> None:
    case_id = door_case(house)
    with transaction(house.engine) as session:
        question = _question(case_id)
        session.add(question)
        session.flush()
        assert running_question(session, case_id) is question
        question.ended_at = NOON
        session.flush()
        assert running_question(session, case_id) is None


def test_observations_come_by_day(house: House) -> None:
    case_id = door_case(house)
    with transaction(house.engine) as session:
        for day in (3, 1, 2):
            session.add(
                HazardObservation(
                    case_id=case_id,
                    source="member",
                    seen="there",
                    seen_on=date(2026, 11, day),
                    recorded_at=NOON,
                )
            )
        session.flush()
        assert [one.seen_on.day for one in observations_of(session, [case_id])] == [1, 2, 3]
        assert observations_of(session, []) == []
