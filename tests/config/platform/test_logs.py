"""A line of the log is one line of JSON, in UTC, of the fields that may be there."""

import json
import logging
from threading import Thread

import pytest

from config.platform.logs import ALLOWED_FIELDS, LOUD_LIBRARIES, log, set_up


def test_what_is_not_on_the_list_has_no_place(capsys: pytest.CaptureFixture[str]) -> None:
    set_up("bots")
    try:
        raise ValueError("+12025550122: the door is locked")
    except ValueError as error:
        log().error("broke", error=error, text="the door is locked", channel="twilio")
    line = capsys.readouterr().err
    said = json.loads(line)
    assert set(said) <= ALLOWED_FIELDS
    assert (said["process"], said["channel"], said["exception"]) == ("bots", "twilio", "ValueError")
    assert said["where"].startswith("test_logs.py:")
    assert said["timestamp"].endswith("Z")
    assert "door" not in line


def test_nobody_adds_a_line(capsys: pytest.CaptureFixture[str]) -> None:
    set_up("bots")
    log().info('one\n{"event": "two"}\r\u2028', reason="\x1b[31m\n")
    lines = capsys.readouterr().err.splitlines(keepends=False)
    assert json.loads(lines[0])["event"].startswith("one\n")
    assert sum(line.startswith("{") for line in lines) == 1


def test_a_thread_says_of_which_process_it_is(capsys: pytest.CaptureFixture[str]) -> None:
    set_up("web")
    thread = Thread(target=lambda: log().info("answered"))
    thread.start()
    thread.join()
    assert json.loads(capsys.readouterr().err)["process"] == "web"


@pytest.mark.parametrize("name", LOUD_LIBRARIES)
def test_libraries_that_print_what_they_send_are_quiet(name: str) -> None:
    set_up("bots")
    assert not logging.getLogger(name).isEnabledFor(logging.CRITICAL)
