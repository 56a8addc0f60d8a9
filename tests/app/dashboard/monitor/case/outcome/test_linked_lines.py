"""A case about retaliation and the one that it came from lead to each other."""

from case_management.cases.watch.retaliation_case import retaliation_cases
from config.platform.database import transaction
from tests.case_management.cases.watch.test_retaliation_case import confirmed
from tests.support.desk import Desk
from tests.support.house import House


def test_each_page_leads_to_the_other(desk: Desk, house: House) -> None:
    case_id = confirmed(house)
    with transaction(house.engine) as session:
        [linked] = retaliation_cases(session, case_id)
        identifier, reference = linked.id, linked.reference
    page = desk.page(f"/cases/{case_id}")
    assert "Retaliation is worked on as a case of its own:" in page
    assert f'href="/cases/{identifier}">{reference}' in page
    page = desk.page(f"/cases/{identifier}")
    assert "This case is about retaliation." in page
    assert f'href="/cases/{case_id}"' in page
    assert desk.data(f"/cases/{identifier}/thread.json")["records"] == []
    assert desk.page(f"/cases/{identifier}/threads")
    assert reference in desk.page("/cases")
