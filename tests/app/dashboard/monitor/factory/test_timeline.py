"""What happened to the cases of a factory, the newest first."""

from case_management.cases.actions.change_state import move
from case_management.cases.models import Case
from config.platform.database import transaction
from tests.app.dashboard.monitor.factory.test_routes import at_factory
from tests.support.desk import Desk
from tests.support.house import House
from tests.support.work import work_of


def test_an_end_comes_before_the_report(desk: Desk, house: House) -> None:
    factory, case_id = at_factory(house)
    with transaction(house.engine) as session:
        case = session.get_one(Case, case_id)
        case.state = "finding"
        move(work_of(house, session, "coordinator"), case, "close_without_remedy")
    page = desk.page(f"/factories/{factory}").partition("What happened")[2]
    assert page.index("Close without a remedy") < page.index("Reported: Fire and building safety")


def test_a_case_that_has_ended_is_drawn_as_ended(desk: Desk, house: House) -> None:
    factory, case_id = at_factory(house)
    assert '<rect class="open"' in desk.page(f"/factories/{factory}")
    with transaction(house.engine) as session:
        session.get_one(Case, case_id).state = "closed"
    assert '<rect class="ended"' in desk.page(f"/factories/{factory}")
