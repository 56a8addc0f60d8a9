"""A day is read with its year, in the page's language."""

from datetime import date

from app.dashboard.wording.days import day_words
from tests.support.desk import Desk


def test_a_day_has_its_year(desk: Desk) -> None:
    with desk.asking():
        assert day_words(date(2026, 12, 10)) == "10 Dec 2026"
