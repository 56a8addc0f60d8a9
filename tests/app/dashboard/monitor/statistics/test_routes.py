"""The page of figures: for monitors of their own, for the head office of what it releases."""

import re
from datetime import timedelta

from sqlalchemy import select, update

from case_management.audit.audit_action import AuditAction
from case_management.cases.models import Case
from case_management.statistics.kept_figures import KeptFigures
from case_management.supply_chain.models import Factory
from config.platform.database import transaction
from tests.app.dashboard.monitor.case_steps import WAGES
from tests.support.desk import Desk
from tests.support.house import NOON, House
from tests.support.work import work_of


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


def test_a_head_office_has_one_stretch_of_time(desk: Desk) -> None:
    view = desk.client.application.view_functions["statistics.page"]
    assert "months=3" in desk.page("/statistics")
    path = "/statistics?months=1"
    with desk.asking("releaser", path=path, kind="head_office", organisation="f" * 32):
        page = view()
    assert "months=3" not in page
    assert 'aria-current="true">The last 12 months' in page


def test_what_is_kept_is_shown_until_something_changes(desk: Desk, house: House) -> None:
    for number in range(6):
        house.text(WAGES, sender=f"+120255501{60 + number}")
    assert "Reports received</th><td>6</td>" in desk.page("/statistics")
    with transaction(house.engine) as session:
        kept = session.scalars(select(KeptFigures)).one()
        kept.document = kept.document.replace('"received",6]', '"received",60]')
    assert "Reports received</th><td>60</td>" in desk.page("/statistics")
    house.text(WAGES, sender="+12025550170", now=NOON + timedelta(minutes=1))
    assert "Reports received</th><td>7</td>" in desk.page("/statistics")


def test_a_factory_stands_on_the_map_and_in_the_table_beside_it(desk: Desk, house: House) -> None:
    for number in range(6):
        house.text(WAGES, sender=f"+120255501{60 + number}")
    assert '<svg class="map"' not in desk.page("/statistics")
    with transaction(house.engine) as session:
        factory = session.scalars(select(Factory)).first()
        assert factory is not None
        name = factory.name
        session.execute(update(Case).values(factory_id=factory.id))
        work_of(house, session).record(house.organisation_id, AuditAction.REPLY, None)
    page = desk.page("/statistics")
    assert f"<title>{name}: 6</title>" in page
    assert "shown at a city of its country" in page
    assert desk.client.get("/static/monitor/statistics/land.svg").status_code == 200
