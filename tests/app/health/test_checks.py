"""A process that is missed, a spool that is not emptied."""

from datetime import timedelta

from app.health.checks import processes, stores
from config.platform.database import reading, transaction
from config.platform.heartbeats import beat, signs
from config.settings import ClerkSettings, load
from intake.inbox.spool import Spool
from tests.support.house import NOON, House


def test_a_process_is_missed_after_a_while(both_houses: House) -> None:
    settings = load(ClerkSettings, firedoor_data_dir=both_houses.folder)
    engine = both_houses.engine

    def told(minutes: float) -> dict[str, bool]:
        with reading(engine) as session:
            found = processes(session, settings, NOON + timedelta(minutes=minutes))
            return {one.name: one.well for one in found}

    assert told(0) == {"processes": True}
    with transaction(engine) as session:
        beat(session, "clerk", "host-1", NOON)
        beat(session, "clerk", "host-2", NOON - timedelta(hours=1))
        beat(session, "clerk", "host-1", NOON)
    assert told(1)["process clerk"]
    assert not told(2)["process clerk"]
    assert "process desk" not in told(0)
    with transaction(engine) as session:
        beat(session, "clerk", "host-3", NOON + timedelta(days=2))
        assert signs(session)["clerk"].host == "host-3"
        assert session.connection().exec_driver_sql("SELECT count(*) FROM heartbeats").scalar() == 1


def test_an_old_message_in_the_spool_is_a_fault(house: House) -> None:
    settings = load(ClerkSettings, firedoor_data_dir=house.folder)
    Spool(settings.spool_dir, house.inbox.public()).put(bytes(32), b"a request")

    def spool() -> tuple[bool, str]:
        found = next(one for one in stores(settings, house.engine) if one.name == "spool")
        return found.well, found.sentence

    well, said = spool()
    assert well
    assert said.startswith("1 messages wait for the collector")
    (path,) = settings.spool_dir.glob("*.sealed")
    earlier = int(path.name[:20]) - 10 * 60 * 1_000_000_000
    path.rename(path.with_name(f"{earlier:020d}{path.name[20:]}"))
    well, said = spool()
    assert not well
    assert "the oldest for 10 minutes" in said
