"""Holidays are shown as people say them: from, to."""

from datetime import date

from flask_babel import force_locale

from app.dashboard.frame.request import Dashboard
from app.dashboard.monitor.hours.calendar_lines import day_names, in_a_row


def test_days_that_follow_one_another_are_one_row() -> None:
    days = [date(2026, 12, 31), date(2027, 1, 1), date(2027, 3, 26), date(2026, 12, 30)]
    assert in_a_row(days) == [
        (date(2026, 12, 30), date(2027, 1, 1)),
        (date(2027, 3, 26), date(2027, 3, 26)),
    ]
    assert in_a_row([]) == []


def test_the_week_begins_where_the_reader_says_that_it_does(in_english: Dashboard) -> None:
    assert day_names()[0] == (0, "Monday") or day_names()[0] == (6, "Sunday")
    with force_locale("fr"):
        assert day_names()[0] == (0, "lundi")
        assert sorted(number for number, _ in day_names()) == list(range(7))
