"""A clock that is off is told in minutes; a wrong code says nothing."""

from datetime import timedelta

import pyotp
import pytest

from app.accounts.second_factors.clock import refuse_other_minutes
from case_management.refusals import Refusal
from tests.support.house import NOON

SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"


@pytest.mark.parametrize(
    ("off", "code", "minutes"),
    [
        (timedelta(minutes=-40), "clock_behind", "40"),
        (timedelta(minutes=7), "clock_ahead", "7"),
    ],
)
def test_it_says_how_far_and_which_way(off: timedelta, code: str, minutes: str) -> None:
    shown = pyotp.TOTP(SECRET).at(NOON + off)
    with pytest.raises(Refusal) as refused:
        refuse_other_minutes(SECRET, shown, NOON, 403)
    assert (refused.value.code, refused.value.status) == (code, 403)
    assert refused.value.values == {"minutes": minutes}


def test_a_code_of_no_time_near_says_nothing() -> None:
    shown = pyotp.TOTP(SECRET).at(NOON - timedelta(days=1))
    refuse_other_minutes(SECRET, shown, NOON, 403)
    refuse_other_minutes(SECRET, "", NOON, 403)
