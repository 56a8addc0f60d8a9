"""What the page and the doctor read, on both databases."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from app.health.alarms import KINDS, NOT_SHOWN, recent, waiting
from app.health.checks import processes, stores
from app.health.line_state import FailedTexts, LineState
from app.health.lines import LineHealth, lines
from config.platform.database import reading, transaction
from config.platform.heartbeats import beat, signs
from config.settings import Clerk, load
from intake.inbox.seen import move_offset
from intake.inbox.spool import Spool
from intake.lines.line import Line
from intake.monitoring import alarms
from intake.monitoring.alarms import AGAIN_AFTER, raise_alarm
from intake.monitoring.day_counts import count
from intake.outbox import states as delivery_states
from intake.outbox.outbox import Outbound, post_mail
from tests.support.house import NOON, NUMBER, House


def sms(house: House) -> LineHealth:
    with reading(house.engine) as session:
        found = lines(session, house.policy, NOON)
    return next(one for one in found if one.facts.address == NUMBER)


def fail(house: House, workers: int, code: str) -> None:
    """One text to each of so many workers is refused with this code."""
    for number in range(workers):
        house.text("no pay", sender=f"+1202555015{number}")
    with transaction(house.engine) as session:
        seen: set[str | None] = set()
        for row in session.scalars(select(Outbound)):
            if row.contact_id in seen:
                session.delete(row)
                continue
            seen.add(row.contact_id)
            row.state, row.error_code, row.settled_at = delivery_states.State.FAILED, code, NOON


def test_a_line_with_all_its_figures(both_houses: House) -> None:
    house = both_houses
    house.text("they lock the exit", now=NOON - timedelta(minutes=20))
    with transaction(house.engine) as session:
        line = session.scalars(select(Line)).one()
        count(session, line.id, NOON.date() - timedelta(days=1), received=4, sent=6)
        count(session, line.id, NOON.date(), sent=2)
        move_offset(session, f"list/{line.id}", int((NOON - timedelta(hours=3)).timestamp()))
        post_mail(session, "danger", house.member_id, "0" * 32, "a-mail", NOON)
    found = sms(house)
    facts, out = found.facts, found.facts.out
    assert (facts.days[-2].received, facts.days[-2].sent, facts.days[-1].sent) == (4, 6, 2)
    assert len(facts.days) == 14
    assert facts.organisation == "Shromik Kotha"
    assert out.waiting >= 1
    assert out.late_since == NOON - timedelta(minutes=20)
    assert found.verdict.state is LineState.FAILING
    assert any("reconcile" in one for one in found.verdict.warnings)
    with reading(house.engine) as session:
        every = lines(session, house.policy, NOON)
        assert all(one.well or one.name == "quarantine" for one in waiting(session, NOON))
    assert every[-1].facts.label == "Mail"


def test_the_same_failure_of_several_workers_is_the_lines(both_houses: House) -> None:
    fail(both_houses, 3, "anything")
    found = sms(both_houses)
    assert found.verdict.state is LineState.FAILING
    assert found.facts.out.failed == (FailedTexts("the carrier did not take it", "", 3),)


def test_two_failures_are_an_accident(house: House) -> None:
    fail(house, 2, "anything")
    assert sms(house).facts.out.fault is None


def test_what_went_since_ends_a_fault(house: House) -> None:
    fail(house, 3, "20003")
    assert sms(house).facts.out.fault is not None
    with transaction(house.engine) as session:
        row = session.scalars(select(Outbound)).first()
        assert row is not None
        row.state, row.settled_at = delivery_states.State.SENT, NOON + timedelta(seconds=1)
    assert sms(house).facts.out.fault is None


def test_a_process_is_missed_after_a_while(both_houses: House) -> None:
    settings = load(Clerk, firedoor_data_dir=both_houses.folder)
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
    settings = load(Clerk, firedoor_data_dir=house.folder)
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


def test_alarms_of_a_day_are_told_in_words(house: House) -> None:
    with transaction(house.engine) as session:
        raise_alarm(session, alarms.COST, house.organisation_id, NOON)
        raise_alarm(session, alarms.COST, house.organisation_id, NOON)
        raise_alarm(session, alarms.DURESS, house.organisation_id, NOON)
        raise_alarm(session, "of-yesterday", None, NOON - AGAIN_AFTER * 30)
        told = recent(session, NOON)
    assert [(one.count, one.organisation) for one in told] == [(2, "Shromik Kotha")]


KNOWN = {value for key, value in vars(alarms).items() if key.isupper() and isinstance(value, str)}


@pytest.mark.parametrize("kind", sorted(KNOWN - set(NOT_SHOWN)))
def test_every_alarm_has_words_and_a_next_step(kind: str) -> None:
    title, next_step = KINDS[kind]
    assert title
    assert next_step
