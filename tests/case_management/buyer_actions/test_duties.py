"""What an alert asks next, and until when."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from case_management.buyer_actions.duties import Duty, last_day, next_duty
from case_management.working_time import Calendar
from config.policy.reading.spans import Span

FRIDAY = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
WEEK = Calendar(ZoneInfo("Europe/Berlin"), (0, 1, 2, 3, 4), {date(2026, 11, 25)})


def duty(acknowledged: bool, asked: str, *done: str) -> Duty | None:
    span = Span(5, "working_days")
    return next_duty(FRIDAY, acknowledged, asked, "2026-12", set(done), span, WEEK)


def test_five_working_days_without_weekend_and_holiday() -> None:
    assert duty(False, "meeting") == Duty("acknowledge", date(2026, 11, 30))


def test_then_what_the_alert_asks_until_the_end_of_its_month() -> None:
    assert duty(True, "meeting", "ask_contractor") == Duty("meeting", date(2026, 12, 31))


@pytest.mark.parametrize(("asked", "done"), [("meeting", "meeting"), ("acknowledge", "x")])
def test_nothing_is_asked_twice(asked: str, done: str) -> None:
    assert duty(True, asked, done) is None


def test_the_last_day_of_a_month() -> None:
    assert last_day("2028-02") == date(2028, 2, 29)
