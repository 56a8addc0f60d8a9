"""A figure is recorded sealed and taken back from the page; it never stands there in the clear."""

from config.platform.database import new_id
from tests.app.dashboard.monitor.case_steps import WAGES, case_id
from tests.support.desk import Desk
from tests.support.house import House


def test_a_figure_is_served_sealed_and_taken_back(desk: Desk, house: House) -> None:
    house.text(WAGES)
    path = f"/cases/{case_id(house)}/evidence"
    content = {"value": "7417", "currency": "BDT", "period": "month", "text": "pay sheets"}
    fact = {**desk.sealed("fact", content), "kind": "wage"}
    for _ in range(2):
        assert desk.post(f"{path}/facts", fact).status_code == 201
    page = desk.page(path)
    assert "7417" not in page
    assert page.count(f'data-record="{fact["id"]}" data-field="value"') == 1
    served = desk.data(f"{path}/records.json")["records"]
    assert [(one["id"], one["kind"]) for one in served] == [(fact["id"], "fact")]
    assert "taken back" in desk.submit(f"{path}/facts/{fact['id']}/back").text
    assert desk.submit(f"{path}/facts/{new_id()}/back").status_code == 404
    wrong = {**desk.sealed("fact", content), "kind": "weight"}
    assert desk.post(f"{path}/facts", wrong).status_code == 409
