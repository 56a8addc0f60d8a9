"""A coordinator takes public holidays of the country, and no other days."""

import re

from tests.support.desk import Desk

PAGE = "/hours/public-holidays"


def offered(desk: Desk) -> list[str]:
    return re.findall(r'name="days" value="([^"]+)"', desk.page(PAGE))


def test_what_is_taken_is_a_holiday_and_is_not_offered_again(desk: Desk) -> None:
    before = offered(desk)
    assert "2026-12-16" in before
    # Noon is in November 2026: nothing of the past, and nothing that falls on a day off.
    assert "2027-12-25" not in before
    assert min(before) >= "2026-11-22"
    answer = desk.submit(PAGE, days=["2026-12-16", "2027-03-10,2027-03-11,2027-03-12"])
    assert answer.status_code == 303
    page = desk.page("/hours")
    assert "Wed 16 Dec 2026" in page
    assert "Wed 10 Mar 2027 – Fri 12 Mar 2027" in page
    assert "public holidays of Bangladesh" in page
    assert set(before) - set(offered(desk)) == {"2026-12-16", "2027-03-10,2027-03-11,2027-03-12"}


def test_a_day_that_is_not_offered_is_not_taken(desk: Desk) -> None:
    answer = desk.submit(PAGE, days=["2026-12-17", "nonsense"])
    assert answer.status_code == 409
    assert "Choose at least one holiday." in answer.text
    assert "No holidays are entered." in desk.page("/hours")
