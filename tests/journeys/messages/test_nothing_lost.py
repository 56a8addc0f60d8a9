"""Disk full, quarantine accepted, silent lines: what happens after the door said its word."""

import resource
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine, create_engine, select

from app.tasks.line_silence import check_lines
from bots.carrier_requests import ReceiveOutcome
from bots.receiving.from_quarantine import QuarantineCollector
from bots.receiving.from_spool import SpoolCollector
from bots.receiving.receiver import Receiver
from config.platform.database import transaction
from intake.inbox.quarantine import QuarantineState, decide
from intake.inbox.seen import Quarantined
from intake.monitoring.alarms import LINE_SILENT, SPOOL_FULL, SPOOL_USED, Alarm
from intake.monitoring.day_counts import Day, days
from tests.support.channels import bent, open_receiver, sms, spool_of, store_of
from tests.support.house import NOON, House

LOCKED = "The fire exit is locked"


@pytest.fixture
def receiver(house: House) -> Receiver:
    return open_receiver(house)


def away(folder: Path) -> Engine:
    return create_engine(f"sqlite:///{folder / 'nowhere' / 'firedoor.db'}")


def alarms(house: House) -> list[str]:
    with transaction(house.engine) as session:
        return sorted(session.scalars(select(Alarm.kind)))


def today(house: House) -> Day:
    with transaction(house.engine) as session:
        [day] = days(session, house.organisation_id, NOON.date())
    return day


# ---- The spool -----------------------------------------------------------------------------------


@contextmanager
def full_disk() -> Iterator[None]:
    """No file of this process may grow beyond a few bytes: as on a disk that is full."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (16, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_a_full_disk_is_said_to_the_carrier_and_alarmed_when_the_database_is_back(
    house: House, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """`capsys`: what is printed meanwhile goes to no file either."""
    broken = open_receiver(house, away(tmp_path))
    text = sms(LOCKED)
    with full_disk():
        assert broken.receive_webhook(text) is ReceiveOutcome.NOT_NOW
        assert not spool_of(house).can_write()
    assert spool_of(house).can_write()
    assert list((house.folder / "spool").iterdir()) == []
    broken._store = store_of(house)
    assert broken.receive_webhook(text) is ReceiveOutcome.TAKEN
    assert alarms(house) == [SPOOL_FULL]
    assert broken.receive_webhook(sms("hurry")) is ReceiveOutcome.TAKEN
    assert alarms(house) == [SPOOL_FULL]


def test_that_the_spool_was_used_is_alarmed_when_it_is_taken_in(
    house: House, receiver: Receiver, tmp_path: Path
) -> None:
    broken = open_receiver(house, away(tmp_path))
    for text in (LOCKED, "nobody has the key"):
        assert broken.receive_webhook(sms(text)) is ReceiveOutcome.SPOOLED
    assert alarms(house) == []
    assert SpoolCollector(spool_of(house), house.inbox, receiver).collect() == 2
    assert alarms(house) == [SPOOL_USED]


# ---- The ledger ----------------------------------------------------------------------------------


def test_each_message_is_counted_once_and_its_repetition_apart(
    house: House, receiver: Receiver
) -> None:
    first = sms(LOCKED)
    for request in (first, first, sms("STOP", sender="+12025550144"), first):
        receiver.receive_webhook(request)
    day = today(house)
    assert (day.received, day.stored, day.handled, day.repeated) == (2, 2, 2, 2)
    assert day.difference == 0


def test_a_message_that_is_gone_shows_as_a_difference(house: House, receiver: Receiver) -> None:
    receiver.receive_webhook(sms(LOCKED))
    with transaction(house.engine) as session:
        session.connection().exec_driver_sql("DELETE FROM inbox")
    assert today(house).difference == 1


# ---- The quarantine ------------------------------------------------------------------------------


def quarantined(house: House) -> list[Quarantined]:
    with transaction(house.engine) as session:
        return list(session.scalars(select(Quarantined).order_by(Quarantined.received_at)))


def decided(house: House, row: Quarantined, state: QuarantineState) -> bool:
    with transaction(house.engine) as session:
        return decide(session, row.id, house.organisation_id, state, house.member_id, NOON)


def test_what_is_accepted_is_taken_in_once_and_no_copy_stays(
    house: House, receiver: Receiver
) -> None:
    receiver.receive_webhook(bent(sms(LOCKED), headers={}))
    [row] = quarantined(house)
    assert row.organisation_id == house.organisation_id
    collector = QuarantineCollector(house.engine, house.inbox, receiver)
    assert collector.collect() == 0
    assert decided(house, row, QuarantineState.ACCEPTED)
    assert not decided(house, row, QuarantineState.DROPPED)
    assert [collector.collect(), collector.collect()] == [1, 0]
    assert house.texts() == [LOCKED]
    assert house.said().count("RECEIPT") == 1
    [row] = quarantined(house)
    assert (row.state, row.request_sealed) == (QuarantineState.TAKEN, b"")
    assert today(house).recovered == 1


def test_what_is_accepted_twice_or_came_since_is_one_message(
    house: House, receiver: Receiver
) -> None:
    genuine = sms(LOCKED)
    for _ in range(2):
        receiver.receive_webhook(bent(genuine, headers={}))
    receiver.receive_webhook(genuine)
    for row in quarantined(house):
        assert decided(house, row, QuarantineState.ACCEPTED)
    QuarantineCollector(house.engine, house.inbox, receiver).collect()
    assert house.texts() == [LOCKED]


def test_what_is_dropped_is_destroyed(house: House, receiver: Receiver) -> None:
    receiver.receive_webhook(bent(sms(LOCKED), headers={}))
    [row] = quarantined(house)
    assert decided(house, row, QuarantineState.DROPPED)
    assert not decided(house, row, QuarantineState.ACCEPTED)
    assert QuarantineCollector(house.engine, house.inbox, receiver).collect() == 0
    [row] = quarantined(house)
    assert (row.state, row.request_sealed) == (QuarantineState.DROPPED, b"")
    assert house.texts() == []


def test_what_holds_no_message_fails_and_holds_up_nobody(house: House, receiver: Receiver) -> None:
    receiver.receive_webhook(
        bent(sms("a"), headers={}, body=b"\xff\x00", received_at=NOON - timedelta(hours=1))
    )
    receiver.receive_webhook(bent(sms(LOCKED), headers={}))
    for row in quarantined(house):
        decided(house, row, QuarantineState.ACCEPTED)
    assert QuarantineCollector(house.engine, house.inbox, receiver).collect() == 1
    assert [row.state for row in quarantined(house)] == [
        QuarantineState.FAILED,
        QuarantineState.TAKEN,
    ]


# ---- A silent line -------------------------------------------------------------------------------


def test_a_line_that_falls_silent_is_alarmed_once_a_silence(house: House) -> None:
    for day in range(12, 0, -1):
        house.text(f"day {day}", now=NOON - timedelta(days=day))
    with transaction(house.engine) as session:
        assert check_lines(session, NOON) == 0
        for hours in (72, 73, 150):
            check_lines(session, NOON + timedelta(hours=hours))
    assert alarms(house) == [LINE_SILENT]
    house.text("back", now=NOON + timedelta(days=8))
    with transaction(house.engine) as session:
        assert check_lines(session, NOON + timedelta(days=8, hours=1)) == 0
        assert check_lines(session, NOON + timedelta(days=20)) == 1
