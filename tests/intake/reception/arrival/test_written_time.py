"""When a text was written: what is believed of it, and what is too old to be answered."""

from datetime import timedelta

import pytest

from intake.reception.arrival.written_time import OLDEST, believed, is_old
from tests.support.house import NOON


@pytest.mark.parametrize(
    ("before", "known"),
    [
        (timedelta(seconds=90), False),
        (timedelta(minutes=3), True),
        (timedelta(hours=9), True),
        (timedelta(days=400), True),
        (OLDEST + timedelta(days=1), False),
        (-timedelta(hours=1), False),
    ],
)
def test_a_time_is_believed_that_a_phone_could_have_kept(before: timedelta, known: bool) -> None:
    written = NOON - before
    assert believed(written, NOON) == (written if known else None)
    assert believed(None, NOON) is None


def test_what_was_written_days_ago_is_old_and_a_night_is_not() -> None:
    assert not is_old(NOON - timedelta(hours=9), NOON, 48)
    assert not is_old(NOON - timedelta(hours=48), NOON, 48)
    assert is_old(NOON - timedelta(hours=49), NOON, 48)
    assert is_old(NOON - timedelta(days=365), NOON, 48)
    # A phone without a clock says nothing of the age of a text.
    assert not is_old(NOON - timedelta(days=20_000), NOON, 48)
