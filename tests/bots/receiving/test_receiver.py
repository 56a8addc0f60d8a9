"""The one way in: believed or quarantined, stored or spooled, once, and in order."""

import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine, create_engine, select
from structlog.testing import capture_logs

from app.wiring.inbound_store import LARGEST_QUARANTINED
from bots.carrier_requests import RawRequest, ReceiveOutcome
from bots.receiving.from_spool import SpoolCollector
from bots.receiving.raw_request import from_bytes, to_bytes
from bots.receiving.receiver import Receiver
from config.platform.database import transaction
from intake.contacts.contact import Contact
from intake.dialogue.understanding.language import statistical, zawgyi
from intake.inbox.seen import QUARANTINED_AN_HOUR, Quarantined
from intake.monitoring.alarms import Alarm
from intake.reports.report import Report
from intake.reports.thread import Message
from tests.support.channels import (
    bent,
    counted,
    grown,
    open_receiver,
    row_counts,
    sms,
    spool_of,
    telegram,
    update,
)
from tests.support.house import NOON, WORKER, House
from vault.encoding import context

KEPT_ASIDE = {"quarantine", "alarms"}


@pytest.fixture
def no_models(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    """A house whose models of languages can't be loaded: one file is gone, one package too."""
    monkeypatch.setattr("py3langid.langid.MODEL_FILE", str(tmp_path / "gone.npz.xz"))
    monkeypatch.setitem(sys.modules, "myanmartools", None)
    for one in (statistical, zawgyi):
        one.model.cache_clear()
    yield
    for one in (statistical, zawgyi):
        one.model.cache_clear()


@pytest.mark.usefixtures("no_models")
def test_a_model_that_can_not_be_loaded_stops_no_text(house: House, receiver: Receiver) -> None:
    with capture_logs() as logged:
        for text in (
            "zzkw vvgg qqpp",
            "ညဘက္ တံခါးေသာ့ခတ္ထားတယ္",
            "zzkw vvgg qqpp again",
            "the doors are locked and we are not paid",
        ):
            assert receiver.receive_webhook(sms(text)) is ReceiveOutcome.TAKEN
    assert counted(house, Report) == 1
    # Words still tell, and each model is tried once.
    with transaction(house.engine) as session:
        assert session.scalars(select(Contact.language)).one() == "en"
    assert [one["event"] for one in logged] == ["no statistical model", "no Zawgyi model"]


def away(folder: Path) -> Engine:
    """A database that nobody reaches."""
    return create_engine(f"sqlite:///{folder / 'nowhere' / 'firedoor.db'}")


def collect(house: House, receiver: Receiver) -> int:
    return SpoolCollector(spool_of(house), house.inbox, receiver).collect()


def at_once(
    work: Callable[[RawRequest], ReceiveOutcome], requests: list[RawRequest]
) -> list[ReceiveOutcome]:
    with ThreadPoolExecutor(len(requests)) as pool:
        return list(pool.map(work, requests))


def test_a_signed_message_is_taken_and_known_the_second_time(
    house: House, receiver: Receiver
) -> None:
    request = sms("The fire exit is locked")
    assert receiver.receive_webhook(request) is ReceiveOutcome.TAKEN
    before = row_counts(house.engine)
    assert [receiver.receive_webhook(request) for _ in range(3)] == [ReceiveOutcome.KNOWN] * 3
    assert grown(before, row_counts(house.engine)) == {}


def test_two_at_once_from_one_new_sender_are_one_contact_and_one_report(
    house: House, receiver: Receiver
) -> None:
    answers = at_once(
        receiver.receive_webhook, [sms("The fire exit is locked"), sms("nobody has the key")]
    )
    assert answers == [ReceiveOutcome.TAKEN] * 2
    assert counted(house, Contact) == counted(house, Report) == 1
    assert sorted(house.texts()) == ["The fire exit is locked", "nobody has the key"]
    assert house.said().count("RECEIPT") == 1


def test_many_at_once_from_one_phone_are_all_kept_in_one_thread(
    house: House, receiver: Receiver
) -> None:
    assert receiver.receive_webhook(sms("The fire exit is locked")) is ReceiveOutcome.TAKEN
    answers = at_once(receiver.receive_webhook, [sms(f"part {number}") for number in range(8)])
    assert set(answers) == {ReceiveOutcome.TAKEN}
    assert sorted(house.texts()[1:]) == [f"part {number}" for number in range(8)]
    with transaction(house.engine) as session:
        numbers = list(session.scalars(select(Message.number).order_by(Message.number)))
    assert numbers == [*range(1, len(numbers) + 1)]


def test_one_message_at_once_through_many_receivers_is_taken_once(
    house: House, receiver: Receiver
) -> None:
    request = sms("The fire exit is locked")
    answers = at_once(receiver.receive_webhook, [request] * 8)
    assert sorted(answers) == [ReceiveOutcome.KNOWN] * 7 + [ReceiveOutcome.TAKEN]
    assert house.texts() == ["The fire exit is locked"]


FORGED: dict[str, Callable[[RawRequest], RawRequest]] = {
    "no signature": lambda one: bent(one, headers={}),
    "empty": lambda one: bent(one, headers={"X-Twilio-Signature": ""}),
    "wrong": lambda one: bent(one, headers={"X-Twilio-Signature": "A" * 28}),
    "another script": lambda one: bent(one, headers={"X-Twilio-Signature": "গোপন"}),
    "another body": lambda one: bent(one, body=one.body.replace(b"locked", b"open")),
    "a body twice": lambda one: bent(one, body=one.body + b"&Body=forged"),
    "a field more": lambda one: bent(one, body=one.body + b"&Extra="),
    "no body": lambda one: bent(one, body=b""),
    "another address": lambda one: bent(one, target="/webhooks/twilio/status"),
    "another query": lambda one: bent(one, target=one.target + "?a=1"),
    "many fields": lambda one: bent(one, body=b"&".join([one.body, *[b"a=1"] * 5000])),
    "bytes": lambda one: bent(one, body=b"\xff\xfe\x00" + one.body),
}


@pytest.mark.parametrize("forge", FORGED.values(), ids=FORGED)
def test_a_forgery_is_one_sealed_record_and_an_alarm(
    house: House, receiver: Receiver, forge: Callable[[RawRequest], RawRequest]
) -> None:
    before, request = row_counts(house.engine), forge(sms("The fire exit is locked"))
    assert receiver.receive_webhook(request) is ReceiveOutcome.REFUSED
    assert grown(before, row_counts(house.engine)) == {"quarantine": 1, "alarms": 1}
    with transaction(house.engine) as session:
        kept = session.scalars(select(Quarantined)).one()
        bound = context("quarantine", "inbox", kept.id)
        assert from_bytes(house.inbox.open(kept.request_sealed, bound)) == request


def test_a_flood_of_forgeries_fills_no_disk_and_keeps_nobody_out(
    house: House, receiver: Receiver
) -> None:
    with transaction(house.engine) as session:
        for _ in range(QUARANTINED_AN_HOUR):
            session.add(
                Quarantined(
                    channel="twilio", reason="signature", request_sealed=b"x", received_at=NOON
                )
            )
    forged = bent(sms("forged"), headers={})
    assert receiver.receive_webhook(forged) is ReceiveOutcome.REFUSED
    assert counted(house, Quarantined) == QUARANTINED_AN_HOUR
    # Another channel has its own share, and so has the next hour.
    assert (
        receiver.receive_webhook(bent(telegram(update("forged")), headers={}))
        is ReceiveOutcome.REFUSED
    )
    later = bent(forged, received_at=NOON + timedelta(hours=1, seconds=1))
    assert receiver.receive_webhook(later) is ReceiveOutcome.REFUSED
    assert counted(house, Quarantined) == QUARANTINED_AN_HOUR + 2
    assert receiver.receive_webhook(sms("The fire exit is locked")) is ReceiveOutcome.TAKEN


def test_a_forgery_that_is_too_large_is_not_kept(house: House, receiver: Receiver) -> None:
    large = bent(sms("forged"), body=b"x" * (LARGEST_QUARANTINED + 1))
    assert receiver.receive_webhook(large) is ReceiveOutcome.REFUSED
    assert counted(house, Quarantined) == 0


@pytest.mark.parametrize("missing", ["MessageSid", "From", "To", "AccountSid"])
def test_a_genuine_request_without_a_message_is_acknowledged(
    house: House, receiver: Receiver, missing: str
) -> None:
    before = row_counts(house.engine)
    more = {"SmsSid": "", "SmsMessageSid": ""} if missing == "MessageSid" else {}
    assert receiver.receive_webhook(sms("text", **{missing: ""}, **more)) is ReceiveOutcome.NOTHING
    assert set(grown(before, row_counts(house.engine))) <= KEPT_ASIDE


def test_a_message_to_no_line_of_ours_is_kept_aside(house: House, receiver: Receiver) -> None:
    assert receiver.receive_webhook(sms("text", To="+15005550001")) is ReceiveOutcome.NOTHING
    assert counted(house, Quarantined) == 1


@pytest.mark.parametrize("text", ["", "x" * 1600, "দরজা বন্ধ 🔒", "\x00", "\x00\x01 a\x7f", "%7E+&="])
def test_no_text_is_too_odd(house: House, receiver: Receiver, text: str) -> None:
    assert receiver.receive_webhook(sms(text, NumMedia="1")) is ReceiveOutcome.TAKEN
    assert receiver.receive_webhook(sms("1")) is ReceiveOutcome.TAKEN
    assert receiver.receive_webhook(sms(text)) is ReceiveOutcome.TAKEN
    assert house.texts() == [text, "1", text]


def test_a_database_that_is_away_is_waited_for_on_the_disk(
    house: House, receiver: Receiver, tmp_path: Path
) -> None:
    broken = open_receiver(house, away(tmp_path))
    texts = ["The fire exit is locked", "nobody has the key", "come on Friday"]
    for minutes, text in enumerate(texts):
        assert (
            broken.receive_webhook(sms(text, at=NOON + timedelta(minutes=minutes)))
            is ReceiveOutcome.SPOOLED
        )
    assert counted(house, Message) == 0
    assert collect(house, receiver) == 3
    assert house.texts() == texts
    assert counted(house, Report) == 1
    assert collect(house, receiver) == 0
    with transaction(house.engine) as session:
        times = session.scalars(select(Message.at).where(Message.author == "worker"))
        assert sorted(times) == [NOON + timedelta(minutes=minutes) for minutes in range(3)]


def test_a_senders_next_message_goes_behind_the_one_that_waits(
    house: House, receiver: Receiver, tmp_path: Path
) -> None:
    broken = open_receiver(house, away(tmp_path))
    broken.receive_webhook(sms("The fire exit is locked"))
    assert (
        receiver.receive_webhook(sms("another worker", sender="+12025550144"))
        is ReceiveOutcome.TAKEN
    )
    assert (
        receiver.receive_webhook(sms("nobody has the key", at=NOON + timedelta(minutes=1)))
        is ReceiveOutcome.SPOOLED
    )
    assert collect(house, receiver) == 2
    assert sorted(house.texts()) == [
        "The fire exit is locked",
        "another worker",
        "nobody has the key",
    ]
    assert (
        receiver.receive_webhook(sms("thanks", at=NOON + timedelta(minutes=2)))
        is ReceiveOutcome.TAKEN
    )


def test_what_was_spooled_and_delivered_again_is_taken_once(
    house: House, receiver: Receiver, tmp_path: Path
) -> None:
    request = sms("The fire exit is locked")
    broken = open_receiver(house, away(tmp_path))
    assert [broken.receive_webhook(request), broken.receive_webhook(request)] == [
        ReceiveOutcome.SPOOLED
    ] * 2
    assert collect(house, receiver) == 2
    assert house.texts() == ["The fire exit is locked"]


def test_nothing_durable_is_said_so(house: House, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", "ascii")
    broken = open_receiver(house, away(tmp_path), spool=tmp_path / "file")
    assert broken.receive_webhook(sms("The fire exit is locked")) is ReceiveOutcome.NOT_NOW


def test_a_spool_that_can_not_be_read_keeps_no_message_out(
    house: House, receiver: Receiver, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("", "ascii")
    assert (
        open_receiver(house, spool=tmp_path / "file").receive_webhook(sms("locked"))
        is ReceiveOutcome.TAKEN
    )


def test_a_damaged_file_is_set_aside_and_the_rest_is_taken_in(
    house: House, receiver: Receiver, tmp_path: Path
) -> None:
    broken = open_receiver(house, away(tmp_path))
    for text in ("first", "second", "third"):
        broken.receive_webhook(sms(text))
    second = spool_of(house).files()[1]
    second.write_bytes(second.read_bytes()[:-1])
    assert collect(house, receiver) == 2
    assert house.texts() == ["first", "third"]
    assert [one.suffix for one in (house.folder / "spool").iterdir()] == [".refused"]


def test_a_file_that_holds_no_message_of_ours_holds_up_nobody(
    house: House, receiver: Receiver
) -> None:
    spool = spool_of(house)
    for odd in (
        b"",
        b"{}",
        b"[]",
        b'{"channel": "pigeon"}',
        to_bytes(sms("a", To="+15005550001")),
        to_bytes(bent(sms("a"), channel="pigeon")),
    ):
        spool.put(bytes(32), odd)
    spool.put(bytes(32), to_bytes(sms("The fire exit is locked")))
    assert collect(house, receiver) == 1
    assert house.texts() == ["The fire exit is locked"]
    assert len(list((house.folder / "spool").glob("*.refused"))) == 6


def test_the_alarm_is_counted_not_repeated(house: House, receiver: Receiver) -> None:
    for _ in range(5):
        receiver.receive_webhook(bent(sms("forged"), headers={}))
    with transaction(house.engine) as session:
        [alarm] = session.scalars(select(Alarm))
        assert (alarm.kind, alarm.count, alarm.organisation_id) == ("signature-refused", 5, None)


def test_what_is_signed_for_no_line_of_ours_has_an_alarm_of_its_own(
    house: House, receiver: Receiver
) -> None:
    receiver.receive_webhook(sms("The boiler leaks", To="+15005550199"))
    with transaction(house.engine) as session:
        [alarm] = session.scalars(select(Alarm))
        assert alarm.kind == "not-placed"


def test_no_log_line_tells_a_number_or_a_word(
    house: House, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    broken = open_receiver(house, away(tmp_path))
    broken.receive_webhook(sms("The fire exit is locked"))
    broken.receive_webhook(bent(sms("The fire exit is locked"), headers={}))
    written = "".join(capfd.readouterr())
    assert WORKER[1:] not in written
    assert "locked" not in written
