"""A monitor hears what stands still, and nothing while all goes on."""

from datetime import timedelta

from app.health.standing_still import PATIENCE, StandingStill, standing_still
from config.platform.database import transaction
from config.platform.heartbeats import beat
from tests.support.house import NOON, House

EVERY = ("web", "bots", "collector", "courier", "sweep", "clerk")


def after(house: House, silent: tuple[str, ...], since: timedelta) -> tuple[StandingStill, ...]:
    """What stands still when some have been silent for so long."""
    with transaction(house.engine) as session:
        for name in EVERY:
            beat(session, name, "one", NOON - (since if name in silent else timedelta(0)))
        return standing_still(session, NOON)


def test_before_anything_ran_there_is_no_news(house: House) -> None:
    with transaction(house.engine) as session:
        assert standing_still(session, NOON) == ()


def test_each_process_is_missed_for_what_it_does(house: House) -> None:
    late = PATIENCE + timedelta(seconds=1)
    assert after(house, (), late) == ()
    assert after(house, ("bots",), late) == (StandingStill.RECEIVING,)
    assert after(house, ("clerk", "collector"), late) == (
        StandingStill.CLOCKS,
        StandingStill.FETCHING,
    )
    assert after(house, EVERY, PATIENCE) == ()


def test_either_courier_or_sweep_sends(house: House) -> None:
    late = PATIENCE + timedelta(seconds=1)
    assert after(house, ("courier",), late) == ()
    assert after(house, ("sweep",), late) == ()
    assert after(house, ("courier", "sweep"), late) == (StandingStill.SENDING,)


def test_one_that_never_ran_is_missed(house: House) -> None:
    with transaction(house.engine) as session:
        beat(session, "bots", "one", NOON)
        assert StandingStill.SENDING in standing_still(session, NOON)
