"""Calls, from the ringing to the outbox and the record: the practice carrier calls our app."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from sqlalchemy import delete, select, update

from app.wiring.receiving import make_receiver
from app.wiring.reconciling import make_reconciler
from bots.registry import receivers
from bots.sending.delete_copies import CopyDeletion
from config.platform.database import reading, transaction, utc_now
from config.settings import CollectorSettings, load
from intake.contacts.contact import WITHHELD, Contact
from intake.inbox.seen import Taken
from intake.lines.line import TWILIO
from intake.outbox.carrier_copies import Removal
from intake.outbox.copy_states import CopyState
from intake.outbox.outbox import Outbound
from intake.reports.attachment_states import AttachmentState
from intake.reports.attachments import AUDIO, MediaFile
from intake.reports.report import Report
from intake.reports.thread import Message
from tests.bots.practice.running import ACCOUNT, AUTH_TOKEN, Running
from tests.support.calls import Telephone, exchange, telephone
from tests.support.house import House
from tests.support.product import wait_until
from tests.support.webhook_server import SECRETS
from vault.grants import Grant
from vault.records import open_record

RINA = "+447700900124"


@pytest.fixture(scope="module")
def carrier() -> Iterator[tuple[Running, int]]:
    with exchange() as one:
        yield one


@pytest.fixture
def phone(house: House, carrier: tuple[Running, int]) -> Iterator[Telephone]:
    with telephone(house, *carrier) as one:
        yield one


def said_to(house: House) -> list[tuple[str | None, str | None]]:
    """(phrase, language) of what waits in the outbox, in order."""
    with reading(house.engine) as session:
        rows = session.scalars(select(Outbound).order_by(Outbound.created_at, Outbound.place))
        return [(row.phrase, row.language) for row in rows]


def reports(house: House) -> list[Report]:
    with reading(house.engine) as session:
        return list(session.scalars(select(Report).order_by(Report.received_at)))


def recordings(house: House) -> list[MediaFile]:
    with reading(house.engine) as session:
        return list(session.scalars(select(MediaFile)))


def test_a_call_is_not_picked_up_and_is_answered_by_the_opening_text(phone: Telephone) -> None:
    told = phone.call()
    assert (told["status"], told["heard"]) == ("busy", [])
    assert phone.house.said() == ["WELCOME"]
    assert reports(phone.house) == []
    assert phone.house.texts() == []


def test_calling_again_and_again_brings_one_text(phone: Telephone) -> None:
    first = phone.call()
    phone.call(sid=first["sid"])
    phone.call()
    assert phone.house.said() == ["WELCOME"]
    with transaction(phone.house.engine) as session:
        earlier = utc_now() - timedelta(minutes=phone.house.policy.calls.repeat_minutes + 1)
        session.execute(update(Contact).values(called_at=earlier))
    phone.call()
    assert phone.house.said() == ["WELCOME", "WELCOME"]


def test_a_number_that_goes_on_calling_is_not_answered_for_ever(phone: Telephone) -> None:
    limit = phone.house.policy.flood.answers_an_hour
    for _ in range(limit + 2):
        phone.call()
        with transaction(phone.house.engine) as session:
            session.execute(update(Contact).values(called_at=None))
    assert len(phone.house.said()) == limit


def test_who_said_stop_gets_nothing(phone: Telephone) -> None:
    phone.text("STOP")
    before = phone.house.said()
    assert phone.call()["status"] == "busy"
    assert phone.house.said() == before


def test_a_call_does_not_touch_the_open_talk(phone: Telephone) -> None:
    phone.text("The fire exit is locked")
    with transaction(phone.house.engine) as session:
        session.execute(update(Contact).values(last_inbound_at=utc_now() - timedelta(hours=80)))
    with reading(phone.house.engine) as session:
        before = session.scalars(select(Contact)).one()
    phone.call()
    assert phone.house.said()[-1] == "CALLED"
    with reading(phone.house.engine) as session:
        after = session.scalars(select(Contact)).one()
        assert (after.dialogue, after.last_inbound_at) == (before.dialogue, before.last_inbound_at)
    assert phone.house.texts() == ["The fire exit is locked"]
    phone.text("They do not pay us")
    assert len(reports(phone.house)) == 2, "three days later it is a new matter, call or not"


def test_a_hidden_number_that_is_not_picked_up_leaves_nothing(phone: Telephone) -> None:
    assert phone.call(withheld=True)["status"] == "busy"
    with reading(phone.house.engine) as session:
        assert session.scalars(select(Contact)).all() == []


def test_a_spoken_message_becomes_a_report_with_a_sealed_recording(phone: Telephone) -> None:
    house = phone.house
    phone.takes_spoken_messages()
    told = phone.call(keys="3", seconds=7)
    assert told["status"] == "completed"
    menu, consent, thanks = told["heard"][:3], told["heard"][3], told["heard"][4]
    assert [[digit for digit in one if digit.isdigit()] for one in menu] == [["1"], ["2"], ["3"]]
    assert "grabado" in consent and "Gracias" in thanks
    [report] = reports(house)
    assert report.language == "es"
    assert said_to(house) == [("RECEIPT", "es"), ("ASK_DANGER", "es")]
    [waiting] = recordings(house)
    assert (waiting.kind, waiting.state) == (AUDIO, AttachmentState.WAITING)
    assert phone.collector().collect_one(utc_now())
    [kept] = recordings(house)
    assert (kept.state, kept.reference_sealed) == (AttachmentState.READY, None)
    with reading(house.engine) as session:
        grant = session.get_one(Grant, (kept.id, house.organisation_id))
        content = open_record(
            "media",
            kept.id,
            kept.body_sealed or b"",
            grant.key_sealed,
            house.secret,
            house.organisation_id,
            grant.epoch,
        )
    assert (content["length"], content["type"]) == ("0:07", "audio/mpeg")
    sealed = [one for one in (house.folder / "files").rglob("*") if one.is_file()]
    on_disk = b"".join(one.read_bytes() for one in sealed)
    assert b"\xff\xfb\x90\xc0" + bytes(20) not in on_disk


def test_the_recording_and_the_call_are_deleted_at_the_carrier(phone: Telephone) -> None:
    phone.takes_spoken_messages()
    phone.call(keys="1", seconds=2)
    client = phone.carrier.twilio()
    assert len(client.recordings.list()) == len(client.calls.list()) == 1
    copy_deleter = CopyDeletion(
        phone.house.engine, phone.house.courier, {TWILIO: phone.copy_deleter()}
    )
    make_due(phone.house)
    assert copy_deleter.remove() == 0, "not before it is fetched"
    assert phone.collector().collect_one(utc_now())
    make_due(phone.house)
    assert copy_deleter.remove() == 1
    assert client.recordings.list() == client.calls.list() == []
    with reading(phone.house.engine) as session:
        [copy] = session.scalars(select(Removal))
        assert (copy.state, copy.copy_sealed) == (CopyState.DONE, None)


def make_due(house: House) -> None:
    with transaction(house.engine) as session:
        session.execute(
            update(Removal).where(Removal.state == CopyState.DUE).values(due_at=utc_now())
        )


def test_the_record_of_a_missed_call_is_deleted_at_the_carrier(phone: Telephone) -> None:
    phone.call()
    make_due(phone.house)
    CopyDeletion(phone.house.engine, phone.house.courier, {TWILIO: phone.copy_deleter()}).remove()
    assert phone.carrier.twilio().calls.list() == []


def test_who_hangs_up_while_speaking_is_heard_up_to_there(phone: Telephone) -> None:
    phone.takes_spoken_messages()
    phone.call(keys="1", seconds=3, hang_up=True)
    assert len(reports(phone.house)) == len(recordings(phone.house)) == 1
    assert phone.house.said() == ["RECEIPT", "ASK_DANGER"]


def test_a_hidden_number_is_heard_and_told_that_there_is_no_way_back(phone: Telephone) -> None:
    phone.takes_spoken_messages()
    for _ in range(2):
        heard = phone.call(keys="1", seconds=2, withheld=True)["heard"]
        assert any("can not write back" in one for one in heard)
    first, second = reports(phone.house)
    assert first.contact_id != second.contact_id, "two hidden numbers are not one person"
    assert first.complete_at is not None
    assert phone.house.said() == []
    with reading(phone.house.engine) as session:
        for contact in session.scalars(select(Contact)):
            assert (contact.opted_out, contact.stopped_by) == (True, WITHHELD)


def test_a_report_after_stop_is_taken_without_an_answer(phone: Telephone) -> None:
    phone.takes_spoken_messages()
    phone.text("STOP")
    before = phone.house.said()
    phone.call(keys="1", seconds=2)
    assert len(recordings(phone.house)) == 1
    assert phone.house.said() == before


@pytest.mark.parametrize("keys", ["", "9", "99", "*0"])
def test_who_presses_no_key_of_the_menu_gets_a_text(phone: Telephone, keys: str) -> None:
    phone.takes_spoken_messages()
    told = phone.call(keys=keys, seconds=5)
    assert told["heard"][-1].startswith("We send you a text")
    assert phone.house.said() == ["WELCOME"]
    assert reports(phone.house) == []


def test_a_second_key_after_a_wrong_one_is_heard(phone: Telephone) -> None:
    phone.takes_spoken_messages()
    phone.call(keys="71", seconds=2)
    assert len(reports(phone.house)) == 1


def test_who_says_nothing_after_the_tone_gets_a_text(phone: Telephone) -> None:
    phone.takes_spoken_messages()
    phone.call(keys="1", seconds=0)
    assert phone.house.said() == ["WELCOME"]
    assert recordings(phone.house) == []


def test_a_line_without_a_voice_for_its_languages_does_not_pick_up(phone: Telephone) -> None:
    phone.takes_spoken_messages(languages="xx")
    assert phone.call(keys="1", seconds=5)["status"] == "busy"


def test_a_recording_joins_the_open_report(phone: Telephone) -> None:
    phone.takes_spoken_messages()
    phone.text("The fire exit is locked")
    phone.call(keys="1", seconds=2)
    [report] = reports(phone.house)
    with reading(phone.house.engine) as session:
        mine = select(Message).where(Message.author == "worker", Message.report_id == report.id)
        assert [one.media_count for one in session.scalars(mine.order_by(Message.at))] == [0, 1]


def test_what_the_callbacks_lost_is_found_at_the_carrier(phone: Telephone, house: House) -> None:
    phone.call(RINA)
    phone.takes_spoken_messages()
    phone.call(keys="1", seconds=2)
    # The carrier tells of a recording by itself, a moment after the call.
    wait_until(lambda: len(recordings(house)) == 1, 30, what="the recording")
    with transaction(house.engine) as session:
        for table in (Taken, MediaFile, Outbound):
            session.execute(delete(table))
    keys = house.folder / "keys"
    secrets = {name: (keys / name).read_text("ascii").strip() for name in (*SECRETS, "inbox_key")}
    settings = load(
        CollectorSettings,
        firedoor_data_dir=house.folder,
        twilio_account_sid=ACCOUNT,
        twilio_auth_token=AUTH_TOKEN,
        twilio_api_url=phone.carrier.url,
        telegram_bot_token="",
        reconcile_grace_seconds=0,
        **secrets,
    )
    later = utc_now() + timedelta(seconds=2)
    receiver = make_receiver(settings, house.engine, receivers(settings))
    found = make_reconciler(settings, house.engine, receiver).run(later)
    twilio = next(one for one in found if one.channel == TWILIO)
    assert (twilio.read, twilio.imported, twilio.known) == (2, 2, 0)
    assert len(recordings(house)) == 1
    found = make_reconciler(settings, house.engine, receiver).run(later)
    twilio = next(one for one in found if one.channel == TWILIO)
    assert (twilio.imported, twilio.known) == (0, 2)
