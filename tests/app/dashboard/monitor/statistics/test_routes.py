"""The page of figures: for monitors of their own, for the head office of what it releases."""

import re

from tests.app.dashboard.monitor.case_steps import WAGES
from tests.support.desk import Desk
from tests.support.house import House


def test_without_a_report_it_says_so(desk: Desk) -> None:
    assert "Nothing was reported in this time" in desk.page("/statistics")


def test_charts_have_a_title_a_description_and_a_table(desk: Desk, house: House) -> None:
    for number in range(6):
        house.text(WAGES, sender=f"+120255501{60 + number}")
    page = desk.page("/statistics")
    assert page.count('<svg class="chart" role="img"') == 3
    for identifier in ("clocks", "flow", "kinds"):
        assert f'<title id="{identifier}-title">' in page
        assert f'<desc id="{identifier}-said">' in page
    assert page.count("As a table") == 3
    assert re.search(r"Reports received</th><td>6</td>", page)
    assert "style=" not in page.partition("<main")[2]


def test_one_report_is_no_number_on_it(desk: Desk, house: House) -> None:
    house.text(WAGES)
    page = desk.page("/statistics?months=1")
    assert re.search(r"Reports received</th><td>too few to show</td>", page)
    assert not re.search(r"<td>1</td>", page)


def test_a_time_that_is_not_offered_is_a_year(desk: Desk) -> None:
    for odd in ("0", "999999", "x", "-3"):
        page = desk.page(f"/statistics?months={odd}")
        assert 'aria-current="true">The last 12 months' in page


def test_a_head_office_sees_nothing_of_whom_it_releases_nothing(desk: Desk, house: House) -> None:
    house.text(WAGES)
    view = desk.client.application.view_functions["statistics.page"]
    with desk.asking("releaser", path="/statistics", kind="head_office", organisation="f" * 32):
        assert "Nothing was reported in this time" in view()
