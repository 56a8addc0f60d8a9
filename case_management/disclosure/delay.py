"""The random delay of an alert, so that its date tells nothing of the report's. Pure."""

from collections.abc import Callable
from datetime import date, timedelta

from case_management.levels import TWO_PEOPLE
from config.policy.policy import Policy


def earliest_on(
    level: str, found_on: date, policy: Policy, draw: Callable[[int, int], int]
) -> date | None:
    """The first day an alert may go, so that its date tells nothing of the report's.

    `draw(least, most)` gives a random whole number, both ends included. None for L1 and L2.
    """
    if level in TWO_PEOPLE:
        return None
    delay = policy.disclosure.delay_days
    return found_on + timedelta(days=draw(delay.start, delay.upto))
