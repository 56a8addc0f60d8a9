"""The database goes away for a moment: nothing goes twice for it, nothing is given up for it."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Timer

import pytest
from sqlalchemy import create_engine, select

from app.wiring.inbound_store import LARGEST_QUARANTINED
from bots.carrier_requests import ReceiveOutcome
from bots.receiving.from_spool import SpoolCollector
from config.platform.database import open_engine, transaction, utc_now
from intake.inbox.seen import QUARANTINED_AN_HOUR, Quarantined
from intake.monitoring.alarms import SET_ASIDE, Alarm
from intake.outbox.outbox import Outbound
from tests.support.channels import Carrier, open_courier, open_receiver, sms, spool_of
from tests.support.house import NOON, House, make_house
from tests.support.product import wait_until

AWAY_SECONDS = 0.5


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    """On SQLite, whose writers somebody else can keep waiting."""
    made = make_house(tmp_path)
    yield made
    made.engine.dispose()


def rows(house: House) -> list[Outbound]:
    with transaction(house.engine) as session:
        return list(session.scalars(select(Outbound).order_by(Outbound.created_at)))


def test_what_was_sent_is_recorded_when_the_database_is_back(house: House) -> None:
    house.text("Late wages since two months", now=utc_now())
    path = house.folder / "firedoor.db"

    def lock() -> None:
        if len(carrier.sent) == 0:
            holder = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
            holder.execute("BEGIN IMMEDIATE")
            Timer(AWAY_SECONDS, holder.close).start()

    carrier = Carrier(meanwhile=lock)
    house.engine.dispose()
    house.engine = open_engine(f"sqlite:///{path}", busy_seconds=0.05)
    open_courier(house, carrier).drain()
    assert len(carrier.sent) == 2
    assert [(one.state, one.uncertain_count) for one in rows(house)] == [("sent", 0)] * 2


@contextmanager
def nothing_readable(house: House) -> Iterator[None]:
    """Rows can be claimed, and then the database fails."""
    with house.engine.begin() as connection:
        connection.exec_driver_sql("ALTER TABLE contacts RENAME TO moved")
    yield
    with house.engine.begin() as connection:
        connection.exec_driver_sql("ALTER TABLE moved RENAME TO contacts")


def test_what_could_not_be_read_was_not_sent_and_is_not_uncertain(house: House) -> None:
    house.text("Late wages since two months", now=utc_now())
    carrier = Carrier()
    courier = open_courier(house, carrier)
    with nothing_readable(house):
        courier.drain(at_most=2)
    assert {(one.state, one.uncertain_count) for one in rows(house)} == {("queued", 0)}
    wait_until(lambda: courier.drain() + len(carrier.sent) >= 2, 10)
    assert len(carrier.sent) == 2


# ---- What a carrier signed and nobody can place --------------------------------------------------


def aside(house: House) -> list[str]:
    """What the collector put out of the way, and its alarm."""
    SpoolCollector(spool_of(house), house.inbox, open_receiver(house)).collect()
    with transaction(house.engine) as session:
        alarms = session.scalars(select(Alarm.kind).where(Alarm.kind == SET_ASIDE)).all()
    refused = list((house.folder / "spool").glob("*.refused"))
    assert list((house.folder / "spool").glob("*.sealed")) == []
    return [*alarms, *(one.suffix for one in refused)]


def test_it_is_kept_while_the_database_is_away(house: House, tmp_path: Path) -> None:
    nowhere = create_engine(f"sqlite:///{tmp_path}/nowhere/firedoor.db")
    receiver = open_receiver(house, nowhere)
    assert receiver.receive_webhook(
        sms("The fire exit is locked", MessageSid="", SmsSid="", SmsMessageSid="")
    )
    assert aside(house) == [SET_ASIDE, ".refused"]


def test_it_is_kept_when_it_is_too_large_for_the_quarantine(house: House) -> None:
    receiver = open_receiver(house)
    large = sms("a" * LARGEST_QUARANTINED, To="+15005550001")
    assert receiver.receive_webhook(large) is ReceiveOutcome.SPOOLED
    assert aside(house) == [SET_ASIDE, ".refused"]


def test_it_is_kept_when_forgeries_have_filled_the_quarantine(house: House) -> None:
    with transaction(house.engine) as session:
        for _ in range(QUARANTINED_AN_HOUR):
            session.add(
                Quarantined(
                    channel="twilio", reason="signature", request_sealed=b"x", received_at=NOON
                )
            )
    receiver = open_receiver(house)
    assert (
        receiver.receive_webhook(sms("The fire exit is locked", To="+15005550001"))
        is ReceiveOutcome.SPOOLED
    )
    # Nobody's message waits behind it.
    assert receiver.receive_webhook(sms("nobody has the key")) is ReceiveOutcome.TAKEN
    assert aside(house) == [SET_ASIDE, ".refused"]
