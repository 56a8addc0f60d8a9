"""The level of a case: one person raises it, two lower it from the gravest."""

from case_management.cases.models import LevelRequest
from config.platform.database import transaction
from tests.app.dashboard.monitor.case_steps import (
    WAGES,
    case_id,
    only_case,
)
from tests.support.desk import Desk
from tests.support.house import House


def test_lowering_a_grave_level_waits_for_a_colleague(desk: Desk, house: House) -> None:
    house.text(WAGES)
    case = case_id(house)
    desk.submit(f"/cases/{case}/level", level="L2")
    assert "needs a second person" in desk.submit(f"/cases/{case}/level", level="L3").text
    asked = {**desk.sealed("level-request", {"reason": "Misread"}, case), "level": "L3"}
    assert desk.post(f"/cases/{case}/level-request", asked).status_code == 201
    assert "Misread" not in desk.page(f"/cases/{case}")
    assert "A colleague must agree" in desk.page(f"/cases/{case}")
    kinds = {one["kind"] for one in desk.data(f"/cases/{case}/thread.json")["records"]}
    assert kinds == {"message", "level-request"}
    assert desk.submit(f"/cases/{case}/level-request/agree").status_code == 409
    with transaction(house.engine) as session:
        assert session.get(LevelRequest, case) is not None
        assert only_case(session).level == "L2"


def test_a_request_is_for_the_case_and_a_level_that_exist(desk: Desk, house: House) -> None:
    house.text(WAGES)
    case = case_id(house)
    desk.submit(f"/cases/{case}/level", level="L2")
    for asked in (
        {**desk.sealed("level-request", {"reason": "Misread"}), "level": "L3"},
        {**desk.sealed("level-request", {"reason": "Misread"}, case), "level": "L9"},
    ):
        assert desk.post(f"/cases/{case}/level-request", asked).status_code == 400
    with transaction(house.engine) as session:
        assert session.get(LevelRequest, case) is None


def test_nobody_agrees_where_nobody_asked(desk: Desk, house: House) -> None:
    house.text(WAGES)
    answer = desk.submit(f"/cases/{case_id(house)}/level-request/agree")
    assert (answer.status_code, "Nobody has asked to lower" in answer.text) == (409, True)
