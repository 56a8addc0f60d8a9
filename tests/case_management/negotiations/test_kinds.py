"""An agreement ends after it was signed, and nothing was held on a day to come."""

from datetime import date, timedelta

import pytest

from case_management.negotiations.kinds import (
    LONGEST,
    Representation,
    check_past,
    check_representation,
    check_term,
)
from case_management.refusals import Refusal

DAY = date(2026, 11, 30)


def test_the_term_of_an_agreement() -> None:
    for ends in (None, DAY, DAY + LONGEST):
        check_term(DAY, ends)
    for ends in (DAY - timedelta(days=1), DAY + LONGEST + timedelta(days=1)):
        with pytest.raises(Refusal, match="agreement_term"):
            check_term(DAY, ends)


def test_a_day_to_come_is_refused_wherever_the_zone_is() -> None:
    check_past(DAY + timedelta(days=1), DAY)
    with pytest.raises(Refusal, match="day_to_come"):
        check_past(DAY + timedelta(days=2), DAY)


def test_who_speaks_for_workers_is_a_code() -> None:
    for kind in Representation:
        check_representation(kind)
    with pytest.raises(Refusal, match="unknown_code"):
        check_representation("management")
