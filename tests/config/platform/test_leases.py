"""What only one process may run, on any number of hosts."""

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta

import pytest

from config.platform.database import transaction
from config.platform.leases import hold
from tests.support.house import NOON, House


@pytest.fixture
def house(both_houses: House) -> House:
    return both_houses


def test_a_lease_has_one_holder_until_it_ends(house: House) -> None:
    def held(holder: str, at: datetime) -> bool:
        with transaction(house.engine) as session:
            return hold(session, "clerk", holder, at, 30)

    assert held("one", NOON)
    assert not held("two", NOON + timedelta(seconds=30))
    assert held("one", NOON + timedelta(seconds=20))
    assert not held("two", NOON + timedelta(seconds=50))
    assert held("two", NOON + timedelta(seconds=51))
    assert not held("one", NOON + timedelta(seconds=52))


def test_many_ask_for_a_lease_and_one_gets_it(house: House) -> None:
    def held(number: int) -> bool:
        with transaction(house.engine) as session:
            return hold(session, "clerk", str(number), NOON, 30)

    with ThreadPoolExecutor(6) as pool:
        assert sum(pool.map(held, range(6))) == 1
