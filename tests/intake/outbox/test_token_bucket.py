"""A bucket never gives more than flows in; what is promised of the day's money."""

from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from intake.contacts.safe_hours import earliest_send, window_end
from intake.outbox.daily_cost import may_spend, tomorrow
from intake.outbox.token_bucket import Bucket, Rate, may_take, paused, taken
from tests.support.house import NOON

RATES = st.builds(Rate, st.integers(1, 6000), st.integers(1, 50))
STEPS = st.lists(st.tuples(st.integers(0, 5_000_000), st.integers(1, 12)), max_size=60)


@given(RATES, STEPS)
def test_no_more_goes_than_flowed_in_and_the_burst_and_one_long_text(
    rate: Rate, steps: list[tuple[int, int]]
) -> None:
    bucket: Bucket | None = None
    now, first, sent, longest = NOON, NOON, 0, 0
    for microseconds, cost in steps:
        now += timedelta(microseconds=microseconds)
        if may_take(bucket, now):
            bucket = taken(bucket, cost, rate, now)
            sent, longest = sent + cost, max(longest, cost)
        flowed = (now - first) / rate.interval
        # Intervals are whole microseconds: a unit may come that much early.
        assert sent <= flowed + rate.burst + longest - 1 + 0.01 * len(steps)


@given(RATES, STEPS)
def test_who_waits_until_it_opens_is_let_through(rate: Rate, steps: list[tuple[int, int]]) -> None:
    bucket: Bucket | None = None
    now = NOON
    for _, cost in steps:
        now = max(now, bucket.open_at) if bucket else now
        assert may_take(bucket, now)
        bucket = taken(bucket, cost, rate, now)


@given(RATES, STEPS, st.integers(1, 3600))
def test_nothing_goes_while_the_carrier_wants_to_be_left_alone(
    rate: Rate, steps: list[tuple[int, int]], seconds: int
) -> None:
    until = NOON + timedelta(seconds=seconds)
    bucket = paused(None, until, NOON)
    for microseconds, cost in steps:
        now = NOON + timedelta(microseconds=microseconds)
        if now < until:
            assert not may_take(bucket, now)
            bucket = taken(bucket, cost, rate, now)
    assert bucket.open_at >= until


@given(st.integers(0, 10_000), st.integers(1, 3000), st.booleans())
def test_the_days_money_stops_all_but_receipts_then_those_but_never_urgent_words(
    spent: int, cap: int, receipt: bool
) -> None:
    assert may_spend(spent, None, receipt, urgent=False)
    assert may_spend(spent, cap, receipt, urgent=True)
    allowed = may_spend(spent, cap, receipt, urgent=False)
    assert allowed == (spent < cap or (receipt and spent < 2 * cap))


@given(
    st.datetimes(datetime(2026, 1, 1), datetime(2027, 1, 1)),
    st.integers(0, 23),
    st.integers(1, 24),
    st.sampled_from(["Asia/Dhaka", "America/Lima"]),
)
def test_a_window_that_is_open_ends_later_and_a_closed_one_has_no_end(
    naive: datetime, start: int, end: int, zone: str
) -> None:
    now = naive.replace(tzinfo=NOON.tzinfo)
    until = window_end("window", start, end, zone, now)
    is_open = earliest_send("window", start, end, zone, now) == now
    assert (until is not None) == is_open
    if until is not None:
        assert now < until <= now + timedelta(hours=25)
    assert now < tomorrow(zone, now) <= now + timedelta(hours=25)
