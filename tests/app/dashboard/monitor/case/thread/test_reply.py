"""A member's reply: kept for the worker's hours, or refused with what to do."""

from datetime import timedelta

from config.platform.database import transaction
from intake.outbox.outbox import Outbound
from tests.app.dashboard.monitor.case_steps import (
    WAGES,
    case_id,
    reply_to,
)
from tests.support.desk import Desk
from tests.support.house import NOON, House
from vault.encoding import b64u


def test_a_reply_waits_for_safe_hours_and_says_so(desk: Desk, house: House) -> None:
    house.text(WAGES)
    case = case_id(house)
    # Noon in UTC is six in the evening in Dhaka; the line begins nothing before eight.
    assert "This message will be sent at 20:00 (worker&#39;s time)" in desk.page(f"/cases/{case}")
    status, answer = reply_to(desk, case, "Can you say more?")
    assert status == 201
    with transaction(house.engine) as session:
        row = session.get_one(Outbound, answer["id"])
        assert row.not_before.hour == 14
    threads = desk.page(f"/cases/{case}/threads")
    assert "held until 20:00 (worker&#39;s time)" in threads
    assert "Can you say more" not in threads


def test_writing_outside_safe_hours_is_for_danger_to_life_alone(desk: Desk, house: House) -> None:
    house.text(WAGES)
    status, answer = reply_to(desk, case_id(house), "Now?", urgent=True)
    assert (status, "only if a life is in danger" in answer["error"]) == (409, True)


def test_who_said_stop_is_not_written_to(desk: Desk, house: House) -> None:
    house.text(WAGES)
    house.text("STOP", now=NOON + timedelta(minutes=1))
    case = case_id(house)
    assert "The worker sent STOP" in desk.page(f"/cases/{case}")
    assert "data-reply" not in desk.page(f"/cases/{case}")
    status, answer = reply_to(desk, case, "Hello")
    assert (status, "The worker sent STOP" in answer["error"]) == (409, True)


def test_a_reply_to_a_report_of_another_case_goes_nowhere(desk: Desk, house: House) -> None:
    house.text(WAGES)
    body = {**desk.sealed("message", {"text": "Hello"}), "payload": b64u(b"sealed")}
    answer = desk.post(f"/cases/{case_id(house)}/reports/{'0' * 32}/reply", body)
    assert answer.status_code == 404
