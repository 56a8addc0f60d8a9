"""A member's reply: kept for the worker's hours, or refused with what to do."""

import re
from datetime import timedelta

from sqlalchemy import func, select

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


def test_a_second_press_is_the_same_reply(desk: Desk, house: House) -> None:
    """The answer to the first was lost on the way, so the page posts it again."""
    house.text(WAGES)
    case = case_id(house)
    sealed = desk.sealed("message", {"text": "Can you say more?"})
    first = reply_to(desk, case, "", **sealed)
    before = desk.page(f"/cases/{case}/side").count("wrote to the worker")
    assert reply_to(desk, case, "", **sealed) == first == (201, {"id": sealed["id"]})
    with transaction(house.engine) as session:
        sent = select(func.count()).select_from(Outbound).where(Outbound.id == sealed["id"])
        assert session.scalar(sent) == 1
    threads = desk.page(f"/cases/{case}/threads")
    assert threads.count('class="bubble member"') == 1
    assert desk.page(f"/cases/{case}/side").count("wrote to the worker") == before == 1


def test_another_reply_with_an_id_that_is_taken_is_none(desk: Desk, house: House) -> None:
    """The worker's own text keeps its id: nobody is told that a reply is on its way."""
    house.text(WAGES)
    case = case_id(house)
    page = desk.page(f"/cases/{case}")
    taken = page.partition('id="message-')[2][:32]
    assert reply_to(desk, case, "", **desk.sealed("message", {"text": "Hello"}, taken))[0] >= 400
    assert 'class="bubble member"' not in desk.page(f"/cases/{case}/threads")


def test_who_replies_over_a_text_not_seen_is_warned(desk: Desk, house: House) -> None:
    house.text(WAGES)
    case = case_id(house)
    seen = newest(desk, case)
    house.text("Do not write to this number today", now=NOON + timedelta(minutes=5))
    status, answer = reply_to(desk, case, "Can we call you?", read_to=seen)
    assert (status, "wrote again after what you have read" in answer["error"]) == (409, True)
    # Who presses again knows of what the refusal names, and of nothing that comes after it.
    assert (answer["code"], answer["values"]) == (
        "unseen_texts",
        {"newest": str(newest(desk, case))},
    )
    assert 'class="bubble member"' not in desk.page(f"/cases/{case}/threads")
    assert newest(desk, case) > seen
    assert reply_to(desk, case, "We do not call.", read_to=newest(desk, case))[0] == 201


def newest(desk: Desk, case: str) -> int:
    """The number of the last message of the worker that the page shows."""
    page = desk.page(f"/cases/{case}/threads")
    return max(int(one) for one in re.findall(r'bubble worker"[^>]* data-number="(\d+)"', page))
