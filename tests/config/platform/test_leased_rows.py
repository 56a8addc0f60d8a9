"""Rows under a lease: nobody else takes them meanwhile, and who comes late changes nothing."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from config.platform.database import transaction
from config.platform.leased_rows import LeasedRows, wait_before
from config.rows.held_rows import HeldRows
from intake.outbox.outbox import TEXT, Outbound
from tests.support.house import NOON, House, make_house
from tests.support.postgres import Cluster

ROWS = LeasedRows(Outbound, Outbound.attempts, Outbound.lease_until)
WANTED = ROWS.look_up(order=(Outbound.id,))
LATER = NOON + timedelta(minutes=2)


def put(house: House, *identifiers: str) -> None:
    with transaction(house.engine) as session:
        session.add_all(
            Outbound(id=one, kind=TEXT, not_before=NOON, effect_key=one, created_at=NOON)
            for one in identifiers
        )


def take(house: House, at_most: int = 10, until: datetime = LATER) -> list[str]:
    with transaction(house.engine) as session:
        held = HeldRows(session)
        rows = ROWS.due(held, WANTED, at_most)
        for row in rows:
            ROWS.lease(row, until)
        held.write()
        return [row.id for row in rows]


def test_a_row_counts_how_often_it_was_taken(both_houses: House) -> None:
    put(both_houses, "a", "b", "c")
    assert take(both_houses, at_most=2) == ["a", "b"]
    assert take(both_houses) == ["a", "b", "c"]
    with transaction(both_houses.engine) as session:
        rows = session.scalars(select(Outbound).order_by(Outbound.id)).all()
        assert [ROWS.taken(row) for row in rows] == [2, 2, 1]
        assert {row.lease_until for row in rows} == {LATER}


def test_who_took_it_before_another_holds_it_no_longer(both_houses: House) -> None:
    put(both_houses, "a", "b")
    take(both_houses)
    take(both_houses, at_most=1)
    with transaction(both_houses.engine) as session:
        rows = HeldRows(session)
        assert [row.id for row in ROWS.held(rows, {"a": 1, "b": 1})] == ["b"]
        assert [row.id for row in ROWS.held(rows, {"b": 1, "a": 2})] == ["a", "b"]
        assert ROWS.held(rows, {}) == []
        assert ROWS.held(rows, {"c": 1}) == []


def test_what_one_transaction_holds_no_other_takes(tmp_path: Path, postgres: Cluster) -> None:
    """On PostgreSQL; SQLite has one writer at a time."""
    house = make_house(tmp_path, postgres.emptied())
    put(house, "a", "b")
    with transaction(house.engine) as session:
        held = ROWS.due(HeldRows(session), WANTED, 1)
        assert [row.id for row in held] == ["a"]
        assert take(house) == ["b"]
    house.engine.dispose()


@pytest.mark.parametrize(("tries", "seconds"), [(1, 5), (2, 60), (3, 600), (4, 600), (40, 600)])
def test_each_wait_is_longer_and_the_last_goes_on(tries: int, seconds: int) -> None:
    assert wait_before((5, 60, 600), tries) == timedelta(seconds=seconds)
