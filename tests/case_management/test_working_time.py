"""A clock ends when a person would say that it ends, in that person's time zone."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from case_management.working_time import EVERY_DAY, TimeLeft, end_of, words_left
from config.policy.reading.spans import UNITS, Span

BERLIN = ZoneInfo("Europe/Berlin")
DHAKA = ZoneInfo("Asia/Dhaka")
WEEK = (0, 1, 2, 3, 4)

# 2026-11-20 is a Friday; in 2026 Berlin leaves summer time on Sunday 25 October.
ENDS = [
    (Span(90, "minutes"), "2026-11-20 15:00", WEEK, "2026-11-20 16:30"),
    (Span(24, "hours"), "2026-11-18 15:00", WEEK, "2026-11-19 15:00"),
    (Span(24, "hours"), "2026-11-20 15:00", WEEK, "2026-11-23 15:00"),
    (Span(24, "hours"), "2026-11-21 15:00", WEEK, "2026-11-24 00:00"),
    (Span(24, "hours"), "2026-11-20 15:00", EVERY_DAY, "2026-11-21 15:00"),
    (Span(3, "working_days"), "2026-11-20 15:00", WEEK, "2026-11-25 15:00"),
    (Span(3, "working_days"), "2026-11-21 15:00", WEEK, "2026-11-26 00:00"),
    (Span(3, "working_days"), "2026-10-22 15:00", WEEK, "2026-10-27 15:00"),
    (Span(24, "hours"), "2026-10-24 15:00", EVERY_DAY, "2026-10-25 14:00"),
    (Span(7, "days"), "2026-11-18 15:00", WEEK, "2026-11-25 15:00"),
    (Span(7, "days"), "2026-11-21 15:00", WEEK, "2026-11-30 15:00"),
]


@pytest.mark.parametrize(("span", "start", "week", "end"), ENDS)
def test_a_span_ends(span: Span, start: str, week: tuple[int, ...], end: str) -> None:
    begins = datetime.fromisoformat(start).replace(tzinfo=BERLIN)
    ends = datetime.fromisoformat(end).replace(tzinfo=BERLIN)
    assert end_of(span, begins, BERLIN, week) == ends.astimezone(UTC)


def test_the_day_off_is_that_of_the_time_zone() -> None:
    friday_evening_utc = datetime(2026, 11, 20, 20, tzinfo=UTC)  # Saturday 02:00 in Dhaka
    assert end_of(Span(1, "hours"), friday_evening_utc, DHAKA, WEEK) == datetime(
        2026, 11, 22, 19, tzinfo=UTC
    )


@given(
    start=st.datetimes(datetime(2024, 1, 1), datetime(2030, 1, 1)),
    amount=st.integers(1, 60),
    unit=st.sampled_from(UNITS),
    week=st.sets(st.integers(0, 6), min_size=1),
)
def test_days_off_only_ever_give_more_time(start, amount, unit, week) -> None:  # type: ignore[no-untyped-def]
    begins = start.replace(tzinfo=UTC)
    span = Span(amount, unit)
    end = end_of(span, begins, DHAKA, week)
    assert end >= end_of(span, begins, DHAKA, EVERY_DAY) > begins
    assert (end - timedelta(microseconds=1)).astimezone(DHAKA).weekday() in week or (
        unit in ("days", "working_days") and end.astimezone(DHAKA).weekday() in week
    )


@pytest.mark.parametrize(
    ("ahead", "said"),
    [
        (timedelta(minutes=40, seconds=59), TimeLeft("minutes", 40, False)),
        (timedelta(seconds=30), TimeLeft("minutes", 0, False)),
        (timedelta(minutes=119), TimeLeft("minutes", 119, False)),
        (timedelta(hours=2), TimeLeft("hours", 2, False)),
        (timedelta(hours=47, minutes=59), TimeLeft("hours", 47, False)),
        (timedelta(hours=48), TimeLeft("days", 2, False)),
        (timedelta(0), TimeLeft("minutes", 0, True)),
        (timedelta(minutes=-5), TimeLeft("minutes", 5, True)),
        (timedelta(days=-3), TimeLeft("days", 3, True)),
    ],
)
def test_time_left_never_flatters(ahead: timedelta, said: TimeLeft) -> None:
    now = datetime(2026, 11, 20, 12, tzinfo=UTC)
    assert words_left(now, now + ahead) == said
