"""What workers answer becomes observations, and never who said what."""

from datetime import date

from case_management.audit.queries import entries_about
from case_management.cases.actions.ask_workers import ask_workers
from case_management.cases.hazards.models import observations_of
from case_management.cases.models import Case, CaseReport
from config.platform.database import transaction
from tests.support.hazards import DAY, asked_today, door_case, followed, seen
from tests.support.house import NOON, House
from tests.support.work import work_of


def _many(house: House, case_id: str, others: int) -> list[str]:
    """So many more workers of the case; their numbers."""
    numbers = [f"+1202555015{number}" for number in range(others)]
    for number in numbers:
        house.text("the fire door is locked", sender=number, now=NOON - DAY)
    with transaction(house.engine) as session:
        for row in session.query(CaseReport):
            row.case_id = case_id
    return numbers


def test_a_digit_is_an_observation_of_the_day_of_its_answer(both_houses: House) -> None:
    house = both_houses
    case_id = door_case(house)
    asked_today(house, case_id)
    house.text("১", now=NOON + DAY)
    followed(house, NOON + DAY)
    with transaction(house.engine) as session:
        assert seen(session, case_id) == [("2026-11-23", "there")]


def test_few_are_not_counted(house: House) -> None:
    case_id = door_case(house)
    [other] = _many(house, case_id, 1)
    asked_today(house, case_id)
    house.text("1")
    house.text("2", sender=other)
    followed(house, NOON)
    with transaction(house.engine) as session:
        [one] = observations_of(session, [case_id])
        assert (one.seen, one.there_count, one.gone_count) == ("mixed", None, None)
        log = [entry.detail or "" for entry in entries_about(session, [case_id])]
        assert not any("mixed" in one or "gone" in one for one in log)


def test_enough_are_counted(house: House) -> None:
    case_id = door_case(house)
    others = _many(house, case_id, 5)
    asked_today(house, case_id)
    for number in others[:2]:
        house.text("1", sender=number)
    house.text("2", sender=others[2])
    house.text("3", sender=others[3])
    followed(house, NOON + 2 * DAY)
    with transaction(house.engine) as session:
        [one] = observations_of(session, [case_id])
        assert (one.there_count, one.gone_count, one.seen_on) == (2, 1, date(2026, 11, 22))


def test_another_question_to_the_workers_takes_in_what_was_answered(house: House) -> None:
    case_id = door_case(house)
    asked_today(house, case_id)
    house.text("2")
    with transaction(house.engine) as session:
        ask_workers(work_of(house, session), session.get_one(Case, case_id))
        session.flush()
        assert seen(session, case_id) == [("2026-11-22", "gone")]
