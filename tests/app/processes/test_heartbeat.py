"""A process writes its sign of life at once, beside its work."""

from time import monotonic, sleep

from app.processes.heartbeat import keep_beating
from config.platform.database import reading
from config.platform.heartbeats import signs
from tests.support.house import House


def test_the_first_sign_comes_at_once(house: House) -> None:
    keep_beating(house.engine, "courier", ("telegram", "twilio"))
    deadline = monotonic() + 20
    while monotonic() < deadline:
        with reading(house.engine) as session:
            found = signs(session).get("courier")
        if found is not None:
            assert found.channels == {"telegram", "twilio"}
            return
        sleep(0.05)
    raise AssertionError("no sign of life")
