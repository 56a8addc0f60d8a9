"""The page of working days, as it is read by who may change it and who may not."""

from tests.support.desk import Desk


def test_a_coordinator_finds_forms(desk: Desk) -> None:
    page = desk.page("/hours")
    assert "Save working days" in page
    assert "No holidays are entered." in page
    assert "Asia/Dhaka" in page
