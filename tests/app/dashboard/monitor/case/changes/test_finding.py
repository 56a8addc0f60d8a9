"""A finding needs its evidence; its summary stays sealed."""

from sqlalchemy import select

from case_management.cases.models import Finding
from config.platform.database import transaction
from tests.app.dashboard.monitor.case_steps import (
    WAGES,
    case_id,
    investigated,
)
from tests.support.desk import Desk
from tests.support.house import House


def test_a_finding_needs_its_evidence(desk: Desk, house: House) -> None:
    case = investigated(desk)
    finding = {**desk.sealed("finding", {"summary": "Pay sheets"}), "result": "substantiated"}
    weak = desk.post(f"/cases/{case}/findings", {**finding, "grade": "E1"})
    assert weak.status_code == 409
    assert isinstance(weak.json, dict)
    assert "needs evidence of grade E3" in weak.json["error"]
    with transaction(house.engine) as session:
        assert session.scalars(select(Finding)).all() == []
    assert desk.post(f"/cases/{case}/findings", {**finding, "grade": "E3"}).status_code == 201
    side = desk.page(f"/cases/{case}/side")
    assert "E3: Off-site interviews" in side
    assert "Pay sheets" not in side
    assert "Draft an alert" in side


def test_a_second_press_is_the_same_finding(desk: Desk, house: House) -> None:
    case = investigated(desk)
    finding = {**desk.sealed("finding", {"summary": "Pay sheets"}), "result": "partly"}
    for _ in range(2):
        answer = desk.post(f"/cases/{case}/findings", {**finding, "grade": "E2"})
        assert (answer.status_code, answer.json) == (201, {"id": finding["id"]})
    with transaction(house.engine) as session:
        assert [one.id for one in session.scalars(select(Finding))] == [finding["id"]]
    assert desk.page(f"/cases/{case}/side").count("recorded a finding") == 1


def test_a_case_that_nobody_investigates_has_no_finding(desk: Desk, house: House) -> None:
    house.text(WAGES)
    finding = {**desk.sealed("finding", {"summary": "Pay sheets"}), "result": "partly"}
    answer = desk.post(f"/cases/{case_id(house)}/findings", {**finding, "grade": "E2"})
    assert answer.status_code == 409
    with transaction(house.engine) as session:
        assert session.scalars(select(Finding)).all() == []
