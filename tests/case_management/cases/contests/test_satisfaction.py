"""What workers say at the end is counted with how many were asked, and with no other question."""

import pytest

from case_management.cases.contests.satisfaction import Satisfaction, satisfaction_since
from config.platform.database import transaction
from tests.support.house import NOON, House
from tests.support.outcomes import DAY, HOUR, closed


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("1", Satisfaction(1, 1, 0)),
        ("2", Satisfaction(1, 0, 1)),
        ("3", Satisfaction(1, 0, 0)),
        ("১", Satisfaction(1, 1, 0)),
        ("4", Satisfaction(1, 0, 0)),
    ],
)
def test_one_digit_counts(house: House, text: str, counted: Satisfaction) -> None:
    closed(house)
    house.text(text, now=NOON + HOUR)
    with transaction(house.engine) as session:
        mine = [house.organisation_id]
        assert satisfaction_since(session, mine, NOON - DAY) == counted
        assert counted.answered == counted.satisfied + counted.unsatisfied
        assert satisfaction_since(session, ["0" * 32], NOON - DAY).asked == 0
        assert satisfaction_since(session, mine, NOON + DAY).asked == 0
