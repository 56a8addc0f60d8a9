"""When the line may write to a worker: hours, time zone, past midnight, across clock changes."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake.contacts.safe_hours import ANY, EVENING, NEVER, WINDOW, earliest_send

DHAKA, BERLIN, NEW_YORK = "Asia/Dhaka", "Europe/Berlin", "America/New_York"


def at(zone: str, text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone))


TABLE = [
    # zone, start, end, now (local), the first moment (local)
    (DHAKA, 20, 22, "2026-11-22T12:00", "2026-11-22T20:00"),
    (DHAKA, 20, 22, "2026-11-22T20:00", "2026-11-22T20:00"),
    (DHAKA, 20, 22, "2026-11-22T21:59", "2026-11-22T21:59"),
    (DHAKA, 20, 22, "2026-11-22T22:00", "2026-11-23T20:00"),
    (DHAKA, 20, 22, "2026-11-22T23:30", "2026-11-23T20:00"),
    (DHAKA, 22, 6, "2026-11-22T21:00", "2026-11-22T22:00"),
    (DHAKA, 22, 6, "2026-11-22T23:00", "2026-11-22T23:00"),
    (DHAKA, 22, 6, "2026-11-23T05:59", "2026-11-23T05:59"),
    (DHAKA, 22, 6, "2026-11-23T06:00", "2026-11-23T22:00"),
    (DHAKA, 0, 24, "2026-11-22T03:00", "2026-11-22T03:00"),
    (DHAKA, 22, 24, "2026-11-22T23:59", "2026-11-22T23:59"),
    (DHAKA, 22, 24, "2026-11-23T00:00", "2026-11-23T22:00"),
    (DHAKA, 7, 8, "2026-12-31T09:00", "2027-01-01T07:00"),
    # The clock goes forward: 02:00 does not exist on this night.
    (BERLIN, 20, 22, "2026-03-28T23:00", "2026-03-29T20:00"),
    (BERLIN, 3, 5, "2026-03-29T01:30", "2026-03-29T03:00"),
    # It goes back: the evening after is one real hour later.
    (BERLIN, 20, 22, "2026-10-24T23:00", "2026-10-25T20:00"),
    (NEW_YORK, 20, 22, "2026-10-31T23:00", "2026-11-01T20:00"),
]


@pytest.mark.parametrize(("zone", "start", "end", "now", "first"), TABLE)
def test_the_first_moment(zone: str, start: int, end: int, now: str, first: str) -> None:
    here = at(zone, now).astimezone(UTC)
    assert earliest_send(WINDOW, start, end, zone, here) == at(zone, first).astimezone(UTC)


def test_any_time_and_never() -> None:
    now = datetime(2026, 11, 22, 3, tzinfo=UTC)
    assert earliest_send(ANY, 20, 22, DHAKA, now) == now
    assert earliest_send(NEVER, 20, 22, DHAKA, now) is None


@given(
    st.sampled_from([DHAKA, BERLIN, NEW_YORK, "Asia/Kathmandu", "Australia/Lord_Howe"]),
    st.integers(0, 23),
    st.integers(0, 24),
    st.datetimes(datetime(2026, 1, 1), datetime(2028, 1, 1), timezones=st.just(UTC)),
)
def test_it_is_soon_inside_the_window_and_stays_there(
    zone: str, start: int, end: int, now: datetime
) -> None:
    first = earliest_send(EVENING, start, end, zone, now)
    assert first is not None
    assert now <= first <= now + timedelta(hours=25)
    hour = first.astimezone(ZoneInfo(zone)).hour
    length = (end - start) % 24 or 24
    # In the night of a clock change the hour itself may be skipped or come twice.
    assert (hour - start) % 24 < length or (hour - start - 1) % 24 < length
    assert earliest_send(EVENING, start, end, zone, first) == first
