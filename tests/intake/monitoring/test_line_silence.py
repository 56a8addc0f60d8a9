"""Silence is judged by what is usual for a line, not by a fixed time."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from intake.monitoring.line_silence import FEWEST, SHORTEST, TIMES, is_silent, usual_gap

NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


def every(gap: timedelta, count: int = 20) -> list[datetime]:
    return [NOON - gap * place for place in reversed(range(count))]


def test_a_line_that_hears_something_daily_is_silent_after_three_days() -> None:
    arrivals = every(timedelta(days=1))
    assert not is_silent(arrivals, NOON + timedelta(days=3))
    assert is_silent(arrivals, NOON + timedelta(days=3, minutes=1))


def test_a_rare_line_is_left_in_peace() -> None:
    assert not is_silent(every(timedelta(days=9)), NOON + timedelta(days=20))


def test_a_busy_line_may_sleep() -> None:
    arrivals = every(timedelta(seconds=10), 60)
    assert not is_silent(arrivals, NOON + SHORTEST)
    assert is_silent(arrivals, NOON + SHORTEST + timedelta(seconds=1))


def test_one_long_holiday_does_not_make_silence_usual() -> None:
    day = timedelta(days=1)
    arrivals = [NOON - 60 * day, *every(day, 15)]
    assert usual_gap(arrivals) == day


@given(st.lists(st.integers(0, 10**6), max_size=FEWEST - 1))
def test_nothing_is_usual_for_a_new_line(seconds: list[int]) -> None:
    arrivals = sorted(NOON - timedelta(seconds=one) for one in seconds)
    assert not is_silent(arrivals, NOON + timedelta(days=365))


@given(st.lists(st.integers(0, 10**7), min_size=FEWEST, max_size=60), st.integers(0, 10**7))
def test_silence_only_grows(seconds: list[int], later: int) -> None:
    arrivals = sorted(NOON - timedelta(seconds=one) for one in seconds)
    usual = usual_gap(arrivals)
    assert usual is not None
    assert timedelta() <= usual <= arrivals[-1] - arrivals[0]
    now = NOON + timedelta(seconds=later)
    if is_silent(arrivals, now):
        assert is_silent(arrivals, now + usual * TIMES)
