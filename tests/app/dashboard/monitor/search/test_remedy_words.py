"""A case is found by its root cause, by an amount of its ledger, and by having been polled."""

from tests.app.dashboard.monitor.export.test_remedy_facts import with_remedy
from tests.support.desk import Desk
from tests.support.house import House


def test_what_stands_in_a_remedy_is_a_fact_of_the_search(desk: Desk, house: House) -> None:
    case = with_remedy(house)
    (found,) = desk.post("/search/cases", {}).get_json()["cases"]
    # A line that was taken back counts for nothing.
    assert found["remedy"].split(" · ") == [
        "Late payment",
        "Owed to workers: 1,234.50\xa0BDT",
        "Workers were asked",
    ]
    assert found["plan"] == f"/cases/{case.id}/remedy"
    assert "remedy-action" in {author for _, author in found["texts"]}


def test_without_a_remedy_there_is_no_such_fact(desk: Desk, house: House) -> None:
    house.text("no salary for two months")
    (found,) = desk.post("/search/cases", {}).get_json()["cases"]
    assert found["remedy"] == ""
