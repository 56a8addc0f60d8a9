"""A loop goes on over a database that is away, and ends when it is told to."""

import os
import signal
from collections.abc import Iterator
from threading import Event

import pytest
from sqlalchemy.exc import OperationalError

from app.processes.loop import repeat, until_stopped


@pytest.fixture
def own_signals() -> Iterator[None]:
    before = {one: signal.getsignal(one) for one in (signal.SIGTERM, signal.SIGINT)}
    yield
    for one, handler in before.items():
        signal.signal(one, handler)


def test_a_database_that_is_away_is_waited_for() -> None:
    stopped, runs = Event(), []

    def work() -> None:
        runs.append(len(runs))
        if len(runs) == 3:
            stopped.set()
        raise OperationalError("", None, ConnectionError())

    repeat(work, 0.01, stopped)
    assert runs == [0, 1, 2]


def test_other_errors_are_the_end() -> None:
    with pytest.raises(ZeroDivisionError):
        repeat(lambda: 1 / 0, 0.01, Event())


def test_a_signal_ends_it(own_signals: None) -> None:
    stopped = until_stopped()
    assert not stopped.is_set()
    os.kill(os.getpid(), signal.SIGTERM)
    assert stopped.wait(5)
