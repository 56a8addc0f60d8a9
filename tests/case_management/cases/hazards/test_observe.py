"""What a member saw of a hazard, as on a visit."""

from datetime import date, timedelta

import pytest

from case_management.cases.hazards.models import observations_of
from case_management.cases.hazards.observe import record_observation
from case_management.cases.models import Case
from case_management.refusals import Refusal
from config.platform.database import transaction
from tests.support.hazards import door_case
from tests.support.house import House
from tests.support.work import work_of

TODAY = date(2026, 11, 22)


def test_a_visit_is_an_observation(both_houses: House) -> None:
    case_id = door_case(both_houses)
    with transaction(both_houses.engine) as session:
        case = session.get_one(Case, case_id)
        record_observation(work_of(both_houses, session), case, "gone", TODAY)
        session.flush()
        [one] = observations_of(session, [case_id])
        assert (one.source, one.seen, one.seen_on) == ("member", "gone", TODAY)
        assert one.member_id == both_houses.member_id


@pytest.mark.parametrize(
    ("seen", "day", "category", "code"),
    [
        ("mixed", TODAY, "FIRE_BUILDING", "seen_unknown"),
        ("there", TODAY + timedelta(days=2), "FIRE_BUILDING", "seen_later"),
        ("there", TODAY, "WAGES", "not_observable"),
    ],
)
def test_what_nobody_can_have_seen_is_refused(
    house: House, seen: str, day: date, category: str, code: str
) -> None:
    case_id = door_case(house)
    with transaction(house.engine) as session:
        case = session.get_one(Case, case_id)
        case.category = category
        with pytest.raises(Refusal) as refused:
            record_observation(work_of(house, session), case, seen, day)
        assert refused.value.code == code
