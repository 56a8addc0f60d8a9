"""A task comes again, survives its own failures, and is done by one process where it must be."""

from collections.abc import Callable
from datetime import datetime, timedelta
from threading import Event

import pytest
from sqlalchemy import event
from sqlalchemy.exc import OperationalError

from app.tasks.task import HeldLease, Task, repeat_task
from config.platform.database import transaction, utc_now
from config.platform.leases import hold
from tests.support.house import NOON, House

SOON = timedelta(milliseconds=10)
LEASE = timedelta(seconds=30)


class Runs:
    """Counts the runs, ends after the last one, and does in each what the test says."""

    def __init__(self, at_most: int, work: Callable[[int], object] = lambda _: None) -> None:
        self.count, self.stopped = 0, Event()
        self._at_most, self._work = at_most, work

    def __call__(self, _now: datetime) -> object:
        self.count += 1
        if self.count == self._at_most:
            self.stopped.set()
        return self._work(self.count)


def repeat(house: House, runs: Runs, every: timedelta = SOON, again: bool = False) -> None:
    repeat_task(Task("a-task", every, LEASE, runs, again), house.engine, "me", runs.stopped)


def test_a_task_comes_again(both_houses: House) -> None:
    runs = Runs(3)
    repeat(both_houses, runs)
    assert runs.count == 3


def test_a_run_that_fails_is_followed_by_the_next(house: House) -> None:
    def fail(number: int) -> None:
        if number == 1:
            raise ValueError("a file is damaged")
        if number == 2:
            raise OperationalError("", None, ConnectionError())

    runs = Runs(3, fail)
    repeat(house, runs)
    assert runs.count == 3


def test_more_work_is_done_at_once(house: House) -> None:
    runs = Runs(5, lambda _: True)
    began = utc_now()
    repeat(house, runs, every=timedelta(hours=1), again=True)
    assert runs.count == 5
    assert utc_now() - began < timedelta(seconds=10)


def test_who_does_not_hold_the_lease_does_nothing(both_houses: House) -> None:
    runs, stopped = Runs(1), Event()
    with transaction(both_houses.engine) as session:
        assert hold(session, "a-task", "another", utc_now(), 3600)

    class Once(Event):
        def wait(self, timeout: float | None = None) -> bool:
            self.set()
            return True

    stopped = Once()
    repeat_task(Task("a-task", SOON, LEASE, runs), both_houses.engine, "me", stopped)
    assert runs.count == 0
    stopped = Once()
    repeat_task(Task("a-task", SOON, None, runs), both_houses.engine, "me", stopped)
    assert runs.count == 1, "without a lease any number may run it"


@pytest.mark.parametrize(
    ("again", "seconds", "asked"),
    [
        (False, (0, 2, 14, 16, 20), [0, 16]),
        (True, (0, 2, 14, 16, 20), [0, 2, 14, 16, 20]),
        (False, (0, -3600, -3590), [0, -3600]),
    ],
)
def test_a_lease_is_renewed_at_half_time_or_where_the_clock_was_set_back(
    house: House, again: bool, seconds: tuple[int, ...], asked: list[int]
) -> None:
    lease = HeldLease(Task("a-task", SOON, LEASE, lambda _: None, again), house.engine, "me")
    begun: list[object] = []
    event.listen(house.engine, "begin", begun.append)
    writes = []
    for second in seconds:
        before = len(begun)
        assert lease.is_ours(NOON + timedelta(seconds=second))
        writes += [second] * (len(begun) - before)
    assert writes == asked


def test_a_lease_that_another_took_over_is_not_ours(house: House) -> None:
    lease = HeldLease(Task("a-task", SOON, LEASE, lambda _: None), house.engine, "me")
    assert lease.is_ours(NOON)
    with transaction(house.engine) as session:
        assert hold(session, "a-task", "another", NOON + timedelta(minutes=1), 3600)
    assert not lease.is_ours(NOON + timedelta(minutes=2))
