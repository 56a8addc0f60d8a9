"""On the page of a case: the workers are asked how it is today, a member writes down a visit."""

from tests.support.desk import Desk
from tests.support.hazards import door_case
from tests.support.house import House


def test_a_visit_is_written_down_and_drawn(desk: Desk, house: House) -> None:
    case = door_case(house)
    answer = desk.submit(f"/cases/{case}/observations", seen="there", seen_on="2026-11-20")
    assert (answer.status_code, "It has not changed." in answer.text) == (200, True)
    assert "wrote down what they saw themselves" in answer.text


def test_what_nobody_can_have_seen_is_refused(desk: Desk, house: House) -> None:
    case = door_case(house)
    wrong = desk.submit(f"/cases/{case}/observations", seen="there", seen_on="soon")
    assert (wrong.status_code, "Enter the date." in wrong.text) == (409, True)
    wrong = desk.submit(f"/cases/{case}/observations", seen="", seen_on="2026-11-20")
    assert (wrong.status_code, "Say what you saw." in wrong.text) == (409, True)


def test_workers_are_asked_and_no_more(desk: Desk, house: House) -> None:
    case = door_case(house)
    answer = desk.submit(f"/cases/{case}/today", rounds="4")
    assert (answer.status_code, "1 worker was asked" in answer.text) == (200, True)
    assert house.said().count("ASK_TODAY") == 1
    assert desk.submit(f"/cases/{case}/today", rounds="1").status_code == 409
    answer = desk.submit(f"/cases/{case}/today/end")
    assert "Ask the workers how it is today" in answer.text
    assert desk.submit(f"/cases/{case}/today", rounds="x").status_code == 409
