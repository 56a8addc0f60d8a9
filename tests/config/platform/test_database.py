"""One transaction an edge, on both databases: nothing lost, nothing half done, times in UTC."""

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta, timezone

import pytest
from sqlalchemy import select, text, update
from sqlalchemy.exc import IntegrityError, OperationalError, StatementError

from config.platform.database import new_id, open_engine, reading, transaction
from config.platform.leases import Lease
from intake.inbox.seen import Offset
from intake.reports.thread import Message
from tests.support.house import NOON, House


@pytest.fixture
def house(both_houses: House) -> House:
    return both_houses


def test_no_update_is_lost_between_threads(house: House) -> None:
    with transaction(house.engine) as session:
        session.add(Offset(name="count", value=0))

    def add(_: int) -> None:
        with transaction(house.engine) as session:
            row = session.scalars(
                select(Offset).where(Offset.name == "count").with_for_update()
            ).one()
            row.value += 1

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(add, range(100)))
    with reading(house.engine) as session:
        assert session.get_one(Offset, "count").value == 100


def test_an_exception_leaves_nothing_behind(house: House) -> None:
    with pytest.raises(ZeroDivisionError), transaction(house.engine) as session:
        session.add(Offset(name="count", value=0))
        session.flush()
        raise ZeroDivisionError
    with reading(house.engine) as session:
        assert session.get(Offset, "count") is None


def test_a_broken_reference_is_refused_at_the_commit(house: House) -> None:
    with pytest.raises(IntegrityError), transaction(house.engine) as session:
        session.add(Message(report_id=new_id(), number=1, author="worker", language="en", at=NOON))


def test_times_are_utc_and_never_without_a_zone(house: House) -> None:
    dhaka = datetime(2026, 11, 22, 18, tzinfo=timezone(timedelta(hours=6)))
    with transaction(house.engine) as session:
        session.add(Lease(name="a", holder="b", until=dhaka))
    with reading(house.engine) as session:
        until = session.get_one(Lease, "a").until
        assert (until, until.utcoffset()) == (NOON, timedelta(0))
    with pytest.raises(StatementError), transaction(house.engine) as session:
        session.execute(update(Lease).values(until=datetime(2026, 11, 22)))


def test_no_parameter_is_in_an_exceptions_text(house: House) -> None:
    with transaction(house.engine) as session:
        session.add(Offset(name="sealed words", value=1))
    with pytest.raises(IntegrityError) as caught, transaction(house.engine) as session:
        session.add(Offset(name="sealed words", value=77712345))
    assert "77712345" not in str(caught.value)


def test_sqlite_survives_a_power_cut_and_forgets_what_is_erased(tmp_path_factory) -> None:  # type: ignore[no-untyped-def]
    engine = open_engine(f"sqlite:///{tmp_path_factory.mktemp('db') / 'firedoor.db'}")
    wanted = {"synchronous": 2, "foreign_keys": 1, "secure_delete": 1, "trusted_schema": 0}
    with engine.connect() as connection:
        for pragma, value in wanted.items():
            assert connection.scalar(text(f"PRAGMA {pragma}")) == value


def test_a_locked_file_is_not_waited_for_longer_than_said(house: House) -> None:
    if house.engine.dialect.name != "sqlite":
        pytest.skip("PostgreSQL locks rows")
    holder = sqlite3.connect(house.folder / "firedoor.db", isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    impatient = open_engine(str(house.engine.url), busy_seconds=0.05)
    with pytest.raises(OperationalError, match="locked"), transaction(impatient) as session:
        session.add(Offset(name="count", value=0))
    with reading(impatient) as session:
        assert session.get(Offset, "count") is None
    holder.close()
    impatient.dispose()
