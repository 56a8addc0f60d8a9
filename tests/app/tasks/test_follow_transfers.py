"""The clerk looks at the answers and rings for the mail to who asked."""

from app.tasks.follow_transfers import follow_transfers
from tests.app.tasks.test_close_polls import CountedBell
from tests.support.house import NOON, House
from tests.support.two_organisations import add_other, asked


def test_it_rings_once_a_worker_has_decided(house: House) -> None:
    asked(house, add_other(house))
    bell = CountedBell()
    follow_transfers(house.engine, house.policy, bell, NOON)
    assert bell.rung == 0
    house.text("1")
    for _ in range(2):
        follow_transfers(house.engine, house.policy, bell, NOON)
        assert bell.rung == 1
