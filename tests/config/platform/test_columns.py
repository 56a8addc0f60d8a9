"""A row that may be there already, on both databases."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import select

from config.platform.columns import insert_new, upsert
from config.platform.database import reading, transaction
from config.platform.leases import Lease
from intake.lines.line import Line
from intake.monitoring.day_counts import LedgerDay
from tests.support.house import NOON, House


@pytest.fixture
def house(both_houses: House) -> House:
    return both_houses


def test_a_row_that_is_there_stays_and_the_transaction_goes_on(house: House) -> None:
    mine = {"name": "clerk", "holder": "one", "until": NOON}
    with transaction(house.engine) as session:
        assert insert_new(session, Lease, [mine]) == 1
        theirs = [{**mine, "holder": "two"}, {**mine, "name": "sweep", "holder": "two"}]
        assert insert_new(session, Lease, theirs) == 1
        assert insert_new(session, Lease, []) == 0
    with reading(house.engine) as session:
        holders = {lease.name: lease.holder for lease in session.scalars(select(Lease))}
    assert holders == {"clerk": "one", "sweep": "two"}


def test_columns_are_added_to_or_replaced_and_others_stay(house: House) -> None:
    with transaction(house.engine) as session:
        line = session.scalars(select(Line.id)).one()
        row = {"line_id": line, "day": NOON.date(), "received": 1, "handled": 1, "missing": 4}
        for _ in range(3):
            upsert(session, LedgerDay, row, add=("received",), replace=("missing",))
            row["missing"] = 2
    with reading(house.engine) as session:
        day = session.scalars(select(LedgerDay)).one()
        assert (day.received, day.missing, day.handled, day.sent) == (3, 2, 1, 0)


def test_nothing_is_lost_when_many_add_at_once(house: House) -> None:
    with reading(house.engine) as session:
        line = session.scalars(select(Line.id)).one()

    def add(_: int) -> None:
        with transaction(house.engine) as session:
            row = {"line_id": line, "day": NOON.date(), "received": 1}
            upsert(session, LedgerDay, row, add=("received",))

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(add, range(40)))
    with reading(house.engine) as session:
        assert session.scalars(select(LedgerDay.received)).one() == 40
