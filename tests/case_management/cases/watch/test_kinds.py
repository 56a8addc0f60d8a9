"""When workers are asked whether all is well."""

from datetime import timedelta

from case_management.cases.watch.kinds import TELLING, next_check
from config.policy.policy import load_policy
from tests.support.house import NOON


def test_after_seven_thirty_and_ninety_days_and_then_no_more() -> None:
    at, days = next_check(NOON, NOON), []
    while at is not None:
        days.append((at - NOON).days)
        at = next_check(NOON, at)
    assert days == [7, 30, 90]
    # A clerk that was away for long asks once, not thrice.
    late = next_check(NOON, NOON + timedelta(days=40))
    assert late == NOON + timedelta(days=90)


def test_the_categories_that_tell_are_in_the_policy() -> None:
    assert set(load_policy().categories) >= TELLING
