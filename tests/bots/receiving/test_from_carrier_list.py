"""What a webhook lost is still at the carrier: it is found there, and taken in once."""

import json
from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest
from sqlalchemy import select

from app.wiring.receiving import make_receiver
from app.wiring.reconciling import make_reconciler
from bots.receiving.from_carrier_list import ReconciledLine
from bots.registry import receivers
from config.platform.database import transaction, utc_now
from config.settings import CollectorSettings, load
from intake.lines.line import TWILIO
from intake.monitoring.alarms import RECOVERED, Alarm
from intake.monitoring.day_counts import Day, days
from tests.bots.practice.running import AUTH_TOKEN, Running, free_port, running
from tests.support.channels import sms
from tests.support.fallback import firedoor
from tests.support.house import NUMBER, House
from tests.support.webhook_server import SECRETS, bots_settings, prepare

AMINA, RINA = "+447700900123", "+447700900124"


@pytest.fixture(scope="module")
def carrier() -> Iterator[Running]:
    """Its webhooks reach nobody: it only keeps what it got."""
    with running(webhooks_url=f"http://localhost:{free_port()}") as started:
        yield started


@pytest.fixture
def collector(house: House, carrier: Running) -> CollectorSettings:
    prepare(house)
    keys = house.folder / "keys"
    secrets = {name: (keys / name).read_text("ascii").strip() for name in (*SECRETS, "inbox_key")}
    return load(
        CollectorSettings,
        firedoor_data_dir=house.folder,
        twilio_account_sid="AC" + "0" * 32,
        twilio_auth_token=AUTH_TOKEN,
        twilio_api_url=carrier.url,
        telegram_bot_token="",
        reconcile_grace_seconds=0,
        **secrets,
    )


@pytest.fixture(autouse=True)
def empty(carrier: Running) -> Iterator[None]:
    yield
    client = carrier.twilio()
    for message in client.messages.list():
        client.messages(message.sid).delete()


def text(carrier: Running, sender: str, words: str) -> str:
    sid: str = carrier.post("/phone/send", **{"from": sender, "text": words})["sid"]
    return sid


def reconcile(
    house: House, settings: CollectorSettings, now: datetime | None = None
) -> ReconciledLine:
    receiver = make_receiver(settings, house.engine, receivers(settings))
    later = (now or utc_now()) + timedelta(seconds=1)
    [found] = make_reconciler(settings, house.engine, receiver).run(later)
    return found


def ledger(house: House) -> Day:
    with transaction(house.engine) as session:
        [day] = days(session, house.organisation_id, (utc_now() - timedelta(days=2)).date())
    return day


def test_lost_messages_are_taken_in_once_in_their_order_and_alarmed(
    house: House, carrier: Running, collector: CollectorSettings
) -> None:
    for sender, words in ((AMINA, "The fire exit is locked"), (RINA, "no pay"), (AMINA, "hurry")):
        text(carrier, sender, words)
    found = reconcile(house, collector)
    assert found == ReconciledLine(TWILIO, NUMBER, read=3, imported=3)
    assert sorted(house.texts()) == ["The fire exit is locked", "hurry", "no pay"]
    assert house.said().count("RECEIPT") == 2
    again = reconcile(house, collector)
    assert again == ReconciledLine(TWILIO, NUMBER, read=3, known=3)
    with transaction(house.engine) as session:
        [alarm] = session.scalars(select(Alarm).where(Alarm.kind == RECOVERED))
        assert (alarm.count, alarm.organisation_id) == (1, house.organisation_id)
    day = ledger(house)
    assert (day.received, day.stored, day.handled, day.recovered, day.listed) == (3, 3, 3, 3, 3)
    assert (day.repeated, day.difference) == (0, 0)


def test_what_came_by_the_webhook_is_known_and_raises_no_alarm(
    house: House, carrier: Running, collector: CollectorSettings
) -> None:
    sid = text(carrier, AMINA, "The fire exit is locked")
    settings = bots_settings(house)
    receiver = make_receiver(settings, house.engine, receivers(collector))
    receiver.receive_spooled(sms("The fire exit is locked", AMINA, at=utc_now(), MessageSid=sid))
    assert reconcile(house, collector) == ReconciledLine(TWILIO, NUMBER, read=1, known=1)
    with transaction(house.engine) as session:
        assert not session.scalars(select(Alarm)).all()


def test_a_young_message_is_left_to_the_webhook(
    house: House, carrier: Running, collector: CollectorSettings
) -> None:
    text(carrier, AMINA, "The fire exit is locked")
    patient = collector.model_copy(update={"reconcile_grace_seconds": 600})
    assert reconcile(house, patient).read == 0
    assert reconcile(house, collector).imported == 1


def test_what_is_deleted_at_the_carrier_makes_no_difference(
    house: House, carrier: Running, collector: CollectorSettings
) -> None:
    sid = text(carrier, AMINA, "The fire exit is locked")
    reconcile(house, collector)
    carrier.twilio().messages(sid).delete()
    assert reconcile(house, collector).read == 0
    assert (ledger(house).listed, ledger(house).difference) == (1, 0)


def test_a_carrier_that_is_away_is_asked_again_from_where_it_ended(
    house: House, carrier: Running, collector: CollectorSettings
) -> None:
    away = collector.model_copy(update={})
    away.__pydantic_extra__ = dict(collector.model_extra or {}) | {
        "twilio_api_url": f"http://localhost:{free_port()}"
    }
    assert reconcile(house, away).state == "away"
    text(carrier, AMINA, "The fire exit is locked")
    assert reconcile(house, collector).imported == 1


def test_the_command_says_what_it_read_and_what_telegram_holds(
    house: House, carrier: Running
) -> None:
    environment = prepare(house) | {
        "INBOX_KEY_FILE": str(house.folder / "keys" / "inbox_key"),
        "TWILIO_API_URL": carrier.url,
        "TELEGRAM_API_URL": carrier.url,
        "TELEGRAM_BOT_TOKEN": "123456:practice-bot-token",
        "RECONCILE_GRACE_SECONDS": "0",
    }
    (house.folder / "keys" / "twilio_auth_token").write_text(AUTH_TOKEN, "ascii")
    text(carrier, AMINA, "The fire exit is locked")
    carrier.post("/chat/send", chat=7001, text="no water", language_code="en")
    done = firedoor(environment, "reconcile", "--json")
    assert done.returncode == 0, done.stderr
    said = json.loads(done.stdout)
    assert said["lines"] == [
        {
            "channel": TWILIO,
            "line": NUMBER,
            "read": 1,
            "imported": 1,
            "known": 0,
            "failed": 0,
            "state": "done",
        },
    ]
    assert said["telegram"]["state"] == "polled"
    assert said["telegram"]["pending"] >= 1
    assert "imported 0, known 1" in firedoor(environment, "reconcile").stdout
