"""An alert waits a random number of days, but for the two gravest levels."""

from datetime import date, timedelta

import pytest

from case_management.disclosure.delay import earliest_on
from config.policy.policy import load_policy

POLICY = load_policy()
FOUND = date(2026, 11, 22)


def test_it_is_drawn_within_the_policys_days() -> None:
    delay = POLICY.disclosure.delay_days
    for draw, days in ((min, delay.start), (max, delay.upto)):
        assert earliest_on("L3", FOUND, POLICY, draw) == FOUND + timedelta(days=days)


@pytest.mark.parametrize("level", ["L1", "L2"])
def test_a_grave_one_does_not_wait(level: str) -> None:
    assert earliest_on(level, FOUND, POLICY, max) is None
