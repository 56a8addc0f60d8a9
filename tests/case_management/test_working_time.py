"""A clock ends when a person would say that it ends, in that person's time zone."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from case_management.working_time import Calendar, TimeLeft, end_of, words_left
from config.policy.reading.spans import UNITS, Span

BERLIN = ZoneInfo("Europe/Berlin")
DHAKA = ZoneInfo("Asia/Dhaka")
WEEK = (0, 1, 2, 3, 4)
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)

# 2026-11-20 is a Friday; in 2026 Berlin leaves summer time on Sunday 25 October.
ENDS = [
    (Span(90, "minutes"), "2026-11-20 15:00", WEEK, "2026-11-20 16:30"),
    (Span(24, "hours"), "2026-11-18 15:00", WEEK, "2026-11-19 15:00"),
    (Span(24, "hours"), "2026-11-20 15:00", WEEK, "2026-11-23 15:00"),
    (Span(24, "hours"), "2026-11-21 15:00", WEEK, "2026-11-24 00:00"),
    (Span(24, "hours"), "2026-11-20 15:00", range(7), "2026-11-21 15:00"),
    (Span(3, "working_days"), "2026-11-20 15:00", WEEK, "2026-11-25 15:00"),
    (Span(3, "working_days"), "2026-11-21 15:00", WEEK, "2026-11-26 00:00"),
    (Span(3, "working_days"), "2026-10-22 15:00", WEEK, "2026-10-27 15:00"),
    (Span(24, "hours"), "2026-10-24 15:00", range(7), "2026-10-25 14:00"),
    (Span(7, "days"), "2026-11-18 15:00", WEEK, "2026-11-25 15:00"),
    (Span(7, "days"), "2026-11-21 15:00", WEEK, "2026-11-30 15:00"),
]


@pytest.mark.parametrize(("span", "start", "week", "end"), ENDS)
def test_a_span_ends(span: Span, start: str, week: tuple[int, ...], end: str) -> None:
    begins = datetime.fromisoformat(start).replace(tzinfo=BERLIN)
    ends = datetime.fromisoformat(end).replace(tzinfo=BERLIN)
    assert end_of(span, begins, Calendar(BERLIN, week)) == ends.astimezone(UTC)


def test_the_day_off_is_that_of_the_time_zone() -> None:
    friday_evening_utc = datetime(2026, 11, 20, 20, tzinfo=UTC)  # Saturday 02:00 in Dhaka
    assert end_of(Span(1, "hours"), friday_evening_utc, Calendar(DHAKA, WEEK)) == datetime(
        2026, 11, 22, 19, tzinfo=UTC
    )


# Eid, Thursday and Friday; 2026-11-18 is a Wednesday.
HOLIDAYS = [
    (Span(24, "hours"), "2026-11-18 15:00", "2026-11-23 15:00"),
    (Span(1, "working_days"), "2026-11-18 15:00", "2026-11-23 15:00"),
    (Span(2, "working_days"), "2026-11-19 09:00", "2026-11-25 00:00"),
    (Span(1, "days"), "2026-11-18 15:00", "2026-11-23 15:00"),
    (Span(8, "hours"), "2026-11-18 15:00", "2026-11-18 23:00"),
]


@pytest.mark.parametrize(("span", "start", "end"), HOLIDAYS)
def test_no_clock_runs_on_a_holiday(span: Span, start: str, end: str) -> None:
    eid = {date(2026, 11, 19), date(2026, 11, 20)}
    begins = datetime.fromisoformat(start).replace(tzinfo=BERLIN)
    ends = datetime.fromisoformat(end).replace(tzinfo=BERLIN)
    assert end_of(span, begins, Calendar(BERLIN, WEEK, eid)) == ends.astimezone(UTC)


ZONES = st.sampled_from(
    [
        ZoneInfo(name)
        for name in (
            "Asia/Dhaka",
            "Europe/Berlin",
            "America/Sao_Paulo",
            "America/New_York",
            "Asia/Kathmandu",
            "Africa/Casablanca",
            "Australia/Lord_Howe",
            "Pacific/Apia",
        )
    ]
)
STARTS = st.datetimes(datetime(2024, 1, 1), datetime(2030, 1, 1))
"""Over every change of the clock of six years."""
WEEKS = st.sets(st.integers(0, 6), min_size=1)


@st.composite
def calendars(draw: st.DrawFn) -> tuple[datetime, Calendar]:
    """A moment, and a calendar with holidays near it."""
    start = draw(STARTS).replace(tzinfo=UTC)
    days = draw(st.sets(st.integers(-3, 40), max_size=25))
    holidays = {start.date() + timedelta(days=number) for number in days}
    return start, Calendar(draw(ZONES), draw(WEEKS), holidays)


SPANS = st.builds(Span, st.integers(1, 60), st.sampled_from(UNITS))


@given(calendars(), SPANS)
def test_days_off_only_ever_give_more_time(at: tuple[datetime, Calendar], span: Span) -> None:
    begins, calendar = at
    end = end_of(span, begins, calendar)
    assert end >= end_of(span, begins, calendar.around_the_clock()) > begins


@given(calendars(), SPANS)
def test_no_clock_ends_on_a_day_off(at: tuple[datetime, Calendar], span: Span) -> None:
    begins, calendar = at
    end = end_of(span, begins, calendar).astimezone(calendar.timezone)
    before = (end - timedelta(microseconds=1)).astimezone(calendar.timezone)
    whole_days = span.unit in ("days", "working_days")
    assert calendar.is_working_day(before.date()) or (
        whole_days and calendar.is_working_day(end.date())
    )


@given(calendars(), st.integers(1, 200))
def test_hours_are_exactly_as_long_as_they_say(at: tuple[datetime, Calendar], hours: int) -> None:
    """Counted minute by minute of real time on working days, over any change of the clock."""
    begins, calendar = at
    end = end_of(Span(hours, "hours"), begins, calendar)
    quarter = timedelta(minutes=15)
    # Midnights stand on a quarter in all these zones: what is counted is exact.
    counted, moment = timedelta(0), begins
    while moment < end:
        following = min(end, moment + quarter - (moment - EPOCH) % quarter)
        if calendar.is_working_day(moment.astimezone(calendar.timezone).date()):
            counted += following - moment
        moment = following
    assert counted == timedelta(hours=hours)


@given(calendars(), SPANS, st.timedeltas(timedelta(0), timedelta(days=20)))
def test_what_came_later_never_ends_sooner(
    at: tuple[datetime, Calendar], span: Span, after: timedelta
) -> None:
    begins, calendar = at
    # Days end at the hour at which they began, and a day off has none: up to a day of grace, and
    # an hour where clocks are set back.
    grace = timedelta(hours=25) if span.unit in ("days", "working_days") else timedelta(0)
    assert end_of(span, begins + after, calendar) + grace >= end_of(span, begins, calendar)


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
