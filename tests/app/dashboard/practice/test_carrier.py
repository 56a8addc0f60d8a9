"""Asking the practice carrier: its answer as it is, or that it is away."""

import json
from concurrent.futures import ThreadPoolExecutor

import pytest

from app.dashboard.practice.carrier import CarrierAnswer, CarrierAway, Superseded, Waits, ask
from tests.app.dashboard.practice.small_carrier import closed_port, small_carrier


@pytest.mark.parametrize(
    ("status", "content", "content_type"),
    [
        (200, b'{"messages": []}', "application/json"),
        (400, b'{"error": "There is no such button."}', "application/json"),
        (200, b"\x89PNG", "image/png"),
        # Nothing is followed to another address.
        (302, b"", "text/html"),
    ],
)
def test_the_carriers_answer_is_passed_on(status: int, content: bytes, content_type: str) -> None:
    with small_carrier(status, content, content_type) as carrier:
        answer = ask(carrier.port, "/mailbox", patience=5)
    assert answer == CarrierAnswer(status, content, content_type)
    assert carrier.asked == [("GET", "/mailbox", b"")]


def test_a_body_is_posted_as_json() -> None:
    with small_carrier() as carrier:
        ask(carrier.port, "/chat/send", patience=5, body={"chat": 7001, "text": "তালা"})
    ((method, path, body),) = carrier.asked
    assert (method, path, json.loads(body)) == (
        "POST",
        "/chat/send",
        {"chat": 7001, "text": "তালা"},
    )


def test_nobody_there_and_nobody_in_time_is_away() -> None:
    with pytest.raises(CarrierAway):
        ask(closed_port(), "/mailbox", patience=5)
    with small_carrier() as carrier, pytest.raises(CarrierAway):
        ask(carrier.port, "/wait", patience=0.05)
    with pytest.raises(CarrierAway):
        Waits().ask("phone", closed_port(), "/wait", patience=5)


def test_a_newer_question_of_the_same_kind_ends_the_older() -> None:
    waits = Waits()
    with small_carrier() as carrier, ThreadPoolExecutor() as pool:
        older = pool.submit(waits.ask, "phone", carrier.port, "/wait", patience=10)
        assert carrier.waiting.wait(5)
        # One of another kind leaves it alone.
        assert waits.ask("chat", carrier.port, "/chat", patience=5).status == 200
        assert not older.done()
        newer = waits.ask("phone", carrier.port, "/phone", patience=5)
        with pytest.raises(Superseded):
            older.result(5)
    assert newer.status == 200
