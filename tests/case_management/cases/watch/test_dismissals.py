"""Several people of a factory report dismissals after a case became known: it is a sign."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from case_management.cases.exposures import ExposureKind, note_exposure
from case_management.cases.models import Case, CaseReport
from case_management.cases.watch.dismissals import look_for_dismissals
from case_management.cases.watch.triggers import settle_trigger
from case_management.cases.watches import trigger_since, triggers_of
from case_management.supply_chain.models import Factory
from config.platform.database import transaction
from tests.support.house import NOON, House
from tests.support.work import work_of

DAY = timedelta(days=1)
NUMBERS = [f"+1202555015{number}" for number in range(8)]


@pytest.fixture
def case_id(both_houses: House) -> str:
    """The id of a case at a factory, of which buyers were told at noon; nobody spoke to the
    employer."""
    both_houses.text("the fire door is locked", now=NOON - DAY)
    with transaction(both_houses.engine) as session:
        factory = session.scalars(select(Factory)).first()
        assert factory is not None
        case = session.scalars(select(Case)).one()
        case.state, case.factory_id, case.category = "finding", factory.id, "FIRE_BUILDING"
        note_exposure(session, case.id, ExposureKind.RELEASE, NOON)
        return case.id


def dismissed(house: House, number: str, days: int, case_id: str) -> None:
    """A worker of the same factory writes so."""
    house.text("I was fired", sender=number, now=NOON + days * DAY)
    with transaction(house.engine) as session:
        newest = select(Case).where(Case.factory_id.is_(None))
        for case in session.scalars(newest):
            case.factory_id = session.get_one(Case, case_id).factory_id
            case.category = "DISMISSAL_CONTRACT"


def looked(house: House, days: int) -> int:
    with transaction(house.engine) as session:
        return look_for_dismissals(session, house.policy, NOON + days * DAY)


def test_three_people_are_a_sign(both_houses: House, case_id: str) -> None:
    house = both_houses
    for days, number in enumerate(NUMBERS[:2], 1):
        dismissed(house, number, days, case_id)
    assert looked(house, 3) == 0
    dismissed(house, NUMBERS[2], 3, case_id)
    assert looked(house, 4) == 1
    assert looked(house, 4) == 0
    with transaction(house.engine) as session:
        [sign] = triggers_of(session, case_id)
        assert (sign.kind, sign.people) == ("dismissals", 3)
        assert trigger_since(session, case_id) == NOON + 4 * DAY
        assert session.get_one(Case, case_id).next_late_at is not None


def test_one_person_who_writes_three_times_is_one(both_houses: House, case_id: str) -> None:
    house = both_houses
    for days in (1, 8, 15):
        dismissed(house, NUMBERS[0], days, case_id)
    with transaction(house.engine) as session:
        assert len(session.scalars(select(CaseReport)).all()) > 2
    assert looked(house, 16) == 0


def test_what_was_reported_before_or_much_later_is_no_sign(
    both_houses: House, case_id: str
) -> None:
    house = both_houses
    for number in NUMBERS[:3]:
        dismissed(house, number, -1, case_id)
    assert looked(house, 1) == 0
    for number in NUMBERS[3:6]:
        dismissed(house, number, 31, case_id)
    assert looked(house, 31) == 0


def test_a_settled_sign_comes_again_only_for_other_people(both_houses: House, case_id: str) -> None:
    house = both_houses
    for number in NUMBERS[:3]:
        dismissed(house, number, 1, case_id)
    assert looked(house, 2) == 1
    with transaction(house.engine) as session:
        [sign] = triggers_of(session, case_id)
        settle_trigger(work_of(house, session), session.get_one(Case, case_id), sign.id, False)
    assert looked(house, 3) == 0
    for number in NUMBERS[3:6]:
        dismissed(house, number, 3, case_id)
    assert looked(house, 4) == 1
