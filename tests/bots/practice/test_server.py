"""The process: faults on request, a quick end, nothing told to the log."""

import subprocess
import sys
import threading
import time

import pytest
import requests
from twilio.base.exceptions import TwilioRestException

from tests.bots.practice.running import NUMBER, Running, executed, free_port


def _send(carrier: Running, number: str) -> None:
    carrier.twilio().messages.create(to=number, from_=NUMBER, body="Hello")


def test_the_next_sends_are_refused_and_then_all_is_well(carrier: Running, number: str) -> None:
    standing = carrier.post("/misbehave", twilio={"status": 500, "times": 2})
    assert standing == {"twilio": {"status": 500, "drop": None, "times": 2}}
    for _ in range(2):
        with pytest.raises(TwilioRestException) as refused:
            _send(carrier, number)
        assert refused.value.status == 500
    _send(carrier, number)
    assert carrier.screen(f"/phone/{number}") == [("in", "Hello")]


@pytest.mark.parametrize(("drop", "arrived"), [("before", 0), ("after", 1)])
def test_a_send_without_an_answer(carrier: Running, number: str, drop: str, arrived: int) -> None:
    carrier.post("/misbehave", twilio={"drop": drop})
    with pytest.raises(requests.ConnectionError):
        _send(carrier, number)
    assert len(carrier.screen(f"/phone/{number}")) == arrived
    assert len(carrier.twilio().messages.list(to=number)) == arrived


@pytest.mark.parametrize("wish", [{"twilio": {}}, {"twilio": 3}, {"nobody": {"status": 500}}])
def test_a_fault_that_is_none_is_refused(carrier: Running, wish: dict[str, object]) -> None:
    assert carrier.http.post("/misbehave", json=wish).status_code == 400


def test_it_ends_at_once_with_readers_waiting_and_has_logged_nothing(number: str) -> None:
    with executed() as (carrier, process):
        assert carrier.get("/healthz") == {"status": "ok"}
        _send(carrier, number)
        carrier.post("/phone/send", **{"from": number, "text": "The exit is locked"})

        def read() -> None:
            with pytest.raises(requests.ConnectionError):
                requests.get(f"{carrier.url}/phone/{number}/wait?after=9&timeout=30", timeout=40)

        reader = threading.Thread(target=read)
        reader.start()
        carrier.get("/healthz")
        started = time.monotonic()
        process.terminate()
        out, err = process.communicate(timeout=10)
        assert time.monotonic() - started < 3
        reader.join()
        assert process.returncode == 0
        assert (out, err) == ("", "")


def test_help_names_the_variables_for_secrets() -> None:
    shown = subprocess.run(
        [sys.executable, "-m", "bots.practice", "--help"],
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    assert "PRACTICE_TWILIO_AUTH_TOKEN" in shown
    assert "PRACTICE_TELEGRAM_TOKEN" in shown


def test_a_taken_port_is_said_without_a_traceback(carrier: Running) -> None:
    ended = subprocess.run(
        [
            *(sys.executable, "-m", "bots.practice", "--port", carrier.url.rpartition(":")[2]),
            *("--smtp-port", str(free_port()), "--telegram-token", "1:x"),
            *("--twilio-account-sid", "AC1", "--twilio-auth-token", "x"),
        ],
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.returncode == 1
    assert "in use" in ended.stderr
    assert "Traceback" not in ended.stderr
