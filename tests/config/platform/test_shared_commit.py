"""Several writes, one commit: each is answered after it, and what fails is undone alone."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from threading import Event, Thread

import pytest
from sqlalchemy import event, select, text
from sqlalchemy.exc import IntegrityError, OperationalError
from sqlalchemy.orm import Session

from config.platform.database import open_engine, reading, transaction
from config.platform.shared_commit import MOST, NotWritten, SharedCommits
from intake.inbox.seen import Offset
from tests.support.house import House
from tests.support.product import wait_until

PATIENCE = 30


def names(house: House) -> set[str]:
    with reading(house.engine) as session:
        return set(session.scalars(select(Offset.name)))


def adding(name: str) -> Callable[[Session], str]:
    def add(session: Session) -> str:
        session.add(Offset(name=name, value=0))
        return name

    return add


class Crowd:
    """Many threads that want to write while the first one is held up in its work."""

    def __init__(self, house: House) -> None:
        self.commits = SharedCommits(house.engine)
        self.begun, self.go_on = Event(), Event()
        self.transactions = 0
        event.listen(house.engine, "commit", self._count)
        self._pool = ThreadPoolExecutor(40)
        self._first = self._pool.submit(self.commits.write, self._held_up)
        assert self.begun.wait(PATIENCE)

    def _count(self, _connection: object) -> None:
        self.transactions += 1

    def _held_up(self, _session: Session) -> str:
        self.begun.set()
        assert self.go_on.wait(PATIENCE)
        return "first"

    def write(self, *works: Callable[[Session], str]) -> list[Future[str]]:
        """All of them want to write before the first one has ended."""
        asked = [self._pool.submit(self.commits.write, work) for work in works]
        wait_until(lambda: len(self.commits._waiting) == len(works), PATIENCE)
        self.go_on.set()
        assert self._first.result(PATIENCE) == "first"
        return asked


def test_those_that_wait_are_committed_together_and_each_gets_its_own(house: House) -> None:
    crowd = Crowd(house)
    wanted = [f"number {one}" for one in range(MOST + 4)]
    asked = crowd.write(*map(adding, wanted))
    assert [one.result(PATIENCE) for one in asked] == wanted
    assert names(house) == set(wanted)
    assert crowd.transactions == 2, "the first wrote nothing"


def test_what_fails_is_undone_alone(house: House) -> None:
    with transaction(house.engine) as session:
        session.add(Offset(name="taken", value=0))

    def fails(session: Session) -> str:
        session.add(Offset(name="half", value=0))
        session.flush()
        raise ZeroDivisionError

    crowd = Crowd(house)
    good, taken, failing, last = crowd.write(adding("good"), adding("taken"), fails, adding("last"))
    assert (good.result(PATIENCE), last.result(PATIENCE)) == ("good", "last")
    with pytest.raises(IntegrityError):
        taken.result(PATIENCE)
    with pytest.raises(ZeroDivisionError):
        failing.result(PATIENCE)
    assert names(house) == {"taken", "good", "last"}


def test_a_commit_that_fails_is_tried_by_each_alone(house: House) -> None:
    """A reference that is checked at the commit breaks it for all."""
    broken = text(
        "INSERT INTO messages (id, report_id, number, author, language, media_count, at)"
        " VALUES ('m', 'none', 1, 'worker', 'en', 0, '2026-11-22 12:00:00')"
    )

    def breaks(session: Session) -> str:
        session.execute(broken)
        return "breaks"

    crowd = Crowd(house)
    good, bad = crowd.write(adding("good"), breaks)
    assert good.result(PATIENCE) == "good"
    with pytest.raises(IntegrityError):
        bad.result(PATIENCE)
    assert names(house) == {"good"}


def test_a_transaction_that_the_database_ended_counts_as_not_written(house: House) -> None:
    """As a full disk does: what was written before it is gone, and the commit says nothing."""
    tries: list[str] = []

    def ended(session: Session) -> str:
        tries.append("ended")
        if len(tries) == 1:
            session.connection().exec_driver_sql("ROLLBACK")
            raise OperationalError("full", {}, Exception("full"))
        return "at last"

    crowd = Crowd(house)
    before, full, after = crowd.write(adding("before"), ended, adding("after"))
    assert full.result(PATIENCE) == "at last"
    assert (before.result(PATIENCE), after.result(PATIENCE)) == ("before", "after")
    assert names(house) == {"before", "after"}


def test_who_is_ended_in_mid_work_leaves_nobody_waiting(house: House) -> None:
    def ends(_session: Session) -> str:
        raise SystemExit

    crowd = Crowd(house)
    asked = crowd.write(ends, adding("other"))
    with pytest.raises((SystemExit, NotWritten)):
        asked[0].result(PATIENCE)
    try:
        written = {asked[1].result(PATIENCE)}
    except (SystemExit, NotWritten):
        written = set()
    assert names(house) == written


def test_a_database_that_is_held_is_waited_for_once_and_not_by_each(house: House) -> None:
    called: list[str] = []

    def work(_session: Session) -> str:
        called.append("work")
        return "done"

    crowd = Crowd(house)
    with house.engine.connect() as holder:
        holder.exec_driver_sql("SELECT 1")  # begins, and so holds the one writer
        impatient = open_engine(str(house.engine.url), busy_seconds=0.1)
        crowd.commits._engine = impatient
        asked = crowd.write(*[work] * MOST)
        for one in asked:
            with pytest.raises(OperationalError):
                one.result(PATIENCE)
    assert called == []


def test_alone_it_is_a_transaction_like_any_other(both_houses: House) -> None:
    house = both_houses
    commits = SharedCommits(house.engine)
    assert commits.write(adding("one")) == "one"
    with pytest.raises(IntegrityError):
        commits.write(adding("one"))
    threads = [Thread(target=commits.write, args=(adding(f"thread {n}"),)) for n in range(8)]
    for one in threads:
        one.start()
    for one in threads:
        one.join(PATIENCE)
    assert names(house) == {"one", *(f"thread {n}" for n in range(8))}
