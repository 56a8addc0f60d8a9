"""What is seen of a hazard, and how often it changed."""

from case_management.cases.hazards.kinds import (
    Presence,
    came_back,
    changes,
    is_observable,
    presence_of,
)
from tests.support.house import House

THERE, GONE, MIXED = Presence.THERE, Presence.GONE, Presence.MIXED


def test_only_what_changes_from_day_to_day_is_asked_about(house: House) -> None:
    assert is_observable("FIRE_BUILDING", house.policy)
    assert not is_observable("WAGES", house.policy)
    assert not is_observable("NO_SUCH", house.policy)
    assert not is_observable(None, house.policy)


def test_workers_of_one_day() -> None:
    assert [presence_of(2, 0), presence_of(0, 1), presence_of(1, 3)] == [THERE, GONE, MIXED]
    assert presence_of(0, 0) is None


def test_how_often_it_changed() -> None:
    assert changes([]) == changes([THERE]) == changes([THERE, MIXED]) == 0
    assert changes([THERE, GONE, MIXED, GONE]) == 3


def test_gone_and_there_again() -> None:
    assert came_back([THERE, GONE, THERE])
    assert came_back([GONE, MIXED])
    assert not came_back([THERE, THERE, GONE])
