"""A coordinator's changes of the calendar, and what they do to the clocks of open cases."""

from datetime import timedelta

import pytest

from case_management.cases.clocks.late_cases import tell_of_late_cases
from config.platform.database import transaction
from tests.support.desk import Desk
from tests.support.house import NOON, House
from tests.support.work import only_case


def test_a_holiday_moves_a_clock_within_minutes(desk: Desk, house: House) -> None:
    house.text("no salary for two months")
    with transaction(house.engine) as session:
        before = only_case(session).due_at
    answer = desk.submit("/hours/holidays", first="2026-11-23", last="2026-11-24")
    assert answer.status_code == 303
    with transaction(house.engine) as session:
        tell_of_late_cases(session, house.policy, NOON + timedelta(minutes=1), lambda *_: [])
        after = only_case(session).due_at
    assert before is not None and after is not None
    assert after - before == timedelta(days=4)  # Thursday moves over Saturday and Sunday
    page = desk.page("/hours")
    assert "Mon 23 Nov 2026 – Tue 24 Nov 2026" in page
    desk.submit("/hours/holidays/remove", first="2026-11-23", last="2026-11-24")
    assert "No holidays are entered." in desk.page("/hours")


def test_a_week_of_its_own(desk: Desk) -> None:
    assert desk.submit("/hours/week", day=["6", "0", "1", "2", "3"]).status_code == 303
    page = desk.page("/hours")
    assert 'value="6" checked' in page
    assert 'value="4" checked' not in page


@pytest.mark.parametrize(
    ("path", "fields", "says"),
    [
        ("/hours/week", {}, "Choose at least one working day."),
        ("/hours/week", {"day": "7"}, "Choose at least one working day."),
        ("/hours/holidays", {"first": ""}, "Enter the date."),
        ("/hours/holidays", {"first": "2027-02-30"}, "Enter the date."),
        ("/hours/holidays", {"first": "2027-02-03", "last": "2027-02-01"}, "before the first"),
        ("/hours/holidays", {"first": "2027-02-03", "last": "2028-02-03"}, "at most 60 days"),
    ],
)
def test_what_is_refused_is_said(desk: Desk, path: str, fields: dict[str, str], says: str) -> None:
    answer = desk.submit(path, **fields)
    assert (answer.status_code, says in answer.text) == (409, True)
