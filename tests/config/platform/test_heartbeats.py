"""Signs of life: who is there, who is missing, and which hosts are gone for good."""

from datetime import timedelta

import pytest

from config.platform.database import transaction
from config.platform.heartbeats import FORGOTTEN, MISSED, beat, signs
from tests.support.house import NOON, House


@pytest.fixture
def house(both_houses: House) -> House:
    return both_houses


def test_the_newest_host_of_a_process_is_its_sign(house: House) -> None:
    with transaction(house.engine) as session:
        beat(session, "courier", "one", NOON, ("twilio",))
        beat(session, "courier", "two", NOON + timedelta(seconds=5), ("twilio", "telegram"))
        beat(session, "courier", "one", NOON + timedelta(seconds=20))
        sign = signs(session)["courier"]
        assert (sign.host, sign.channels) == ("one", frozenset())
        assert sign.alive(NOON + timedelta(seconds=20) + MISSED)
        assert not sign.alive(NOON + timedelta(seconds=21) + MISSED)
        assert set(signs(session)) == {"courier"}


def test_a_host_that_is_long_silent_is_forgotten(house: House) -> None:
    with transaction(house.engine) as session:
        beat(session, "courier", "one", NOON)
        later = NOON + FORGOTTEN + timedelta(seconds=1)
        beat(session, "courier", "x" * 80, later)
        assert signs(session)["courier"].host == "x" * 60
