"""Senders who hide, who take no answer, who are written in several ways, who are ourselves."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import count

import pytest
from sqlalchemy import select

from bots.android.phones import read_phones
from bots.android.receive import AndroidReceiver
from bots.carrier_requests import RawRequest, ReceiveOutcome
from bots.receiving.from_quarantine import QuarantineCollector
from bots.receiving.receiver import Receiver
from bots.twilio.receive import TwilioReceiver
from config.platform.database import transaction
from config.platform.queues import Bell
from intake.contacts.contact import NO_ADDRESS, WITHHELD, Contact
from intake.inbox.quarantine import QuarantineState, decide
from intake.inbox.seen import Quarantined
from intake.lines.line import TWILIO, Line
from intake.monitoring.alarms import OWN_NUMBER, Alarm
from intake.outbox.outbox import Outbound
from intake.reports.report import Report
from tests.intake.reception.test_take_in import code_of
from tests.support.channels import (
    ACCOUNT,
    PUBLIC_URL,
    TOKEN,
    counted,
    sms,
    spool_of,
    store_of,
)
from tests.support.house import NOON, NUMBER, WORKER, House
from tests.support.phones import SIM, devices, open_lines, received, signed_webhook

CHANNELS = ("twilio", "whatsapp", "android")
_minutes: Iterator[int] = count()


@pytest.fixture
def receiver(house: House) -> Receiver:
    open_lines(house)
    with transaction(house.engine) as session:
        session.add(
            Line(
                organisation_id=house.organisation_id,
                channel=TWILIO,
                address=f"whatsapp:{NUMBER}",
                languages="en,bn,es",
                time_zone="Asia/Dhaka",
            )
        )
    channels = {
        TWILIO: TwilioReceiver(ACCOUNT, TOKEN, PUBLIC_URL),
        "android": AndroidReceiver(read_phones(devices(house))),
    }
    return Receiver(store_of(house), channels, spool_of(house), Bell(None))


def message(channel: str, text: str, sender: str) -> RawRequest:
    if channel == "android":
        at = f"2026-11-22T18:{next(_minutes) % 60:02d}:00.000+06:00"
        return signed_webhook(received(text, sender, at))
    if channel == "whatsapp":
        return sms(text, f"whatsapp:{sender}", To=f"whatsapp:{NUMBER}")
    return sms(text, sender)


def take(receiver: Receiver, *requests: RawRequest) -> None:
    for request in requests:
        assert receiver.receive_webhook(request) is ReceiveOutcome.TAKEN


def outbox(house: House) -> list[str]:
    with transaction(house.engine) as session:
        rows = session.scalars(select(Outbound).where(Outbound.kind == "text"))
        return [row.phrase or "" for row in rows]


@pytest.mark.parametrize("hidden", ["+266696687", "Anonymous", "Número oculto", "unknown"])
@pytest.mark.parametrize("channel", CHANNELS)
def test_whoever_hides_has_a_case_of_one_message(
    house: House, receiver: Receiver, channel: str, hidden: str
) -> None:
    texts = ("The fire exit is locked", "No pay since two months", "START")
    take(receiver, *(message(channel, text, hidden) for text in texts))
    assert set(texts[:2]) <= set(house.texts())
    assert counted(house, Contact) == 3
    assert counted(house, Report) >= 2
    assert outbox(house) == []
    with transaction(house.engine) as session:
        assert set(session.scalars(select(Contact.stopped_by))) == {WITHHELD}


@pytest.mark.parametrize("sender", ["Info-Line", "68849", "*123#"])
@pytest.mark.parametrize("channel", ["twilio", "android"])
def test_who_takes_no_answer_is_kept_and_not_answered(
    house: House, receiver: Receiver, channel: str, sender: str
) -> None:
    texts = ("The fire exit is locked", "2", "STOP", "START", "ERASE", "1", "No pay since May")
    take(receiver, *(message(channel, text, sender) for text in texts))
    assert "The fire exit is locked" in house.texts()
    assert "No pay since May" in house.texts()
    assert outbox(house) == []
    with transaction(house.engine) as session:
        contacts = session.scalars(select(Contact)).all()
        assert {(one.stopped_by, one.opted_out) for one in contacts} == {(NO_ADDRESS, True)}


def test_a_code_out_of_nowhere_does_not_close_the_way_to_its_worker(
    house: House, receiver: Receiver
) -> None:
    house.text("The fire exit is locked")
    take(receiver, sms(f"{code_of(house)} it is open", "Anonymous"))
    with transaction(house.engine) as session:
        report = session.scalars(select(Report)).one()
        contact = session.get_one(Contact, report.contact_id)
        assert contact.stopped_by is None
    assert house.texts()[-1].endswith("it is open")


@pytest.mark.parametrize("channel", CHANNELS)
def test_one_person_in_several_spellings_is_one_contact(
    house: House, receiver: Receiver, channel: str
) -> None:
    spellings = (
        "+44 (0)7700 900123",
        "447700900123",
        "0044-7700-900123",
        "\u202a+447700\u200b900123\u202c",
        "+৪৪৭৭০০৯০০১২৩",
    )
    take(receiver, *(message(channel, f"No pay, month {one}", one) for one in spellings))
    assert counted(house, Contact) == 1
    assert counted(house, Report) == 1


@pytest.mark.parametrize("written", [NUMBER, "1 (500) 555-0006", f"{SIM}", "00 1 500 555 0111"])
@pytest.mark.parametrize("channel", CHANNELS)
def test_our_own_number_is_one_notice_and_no_case(
    house: House, receiver: Receiver, channel: str, written: str
) -> None:
    take(receiver, *(message(channel, text, written) for text in ("We have it", "RECEIPT")))
    assert (counted(house, Contact), counted(house, Report), outbox(house)) == (0, 0, [])
    with transaction(house.engine) as session:
        alarm = session.scalars(select(Alarm)).one()
        assert (alarm.kind, alarm.count) == (OWN_NUMBER, 2)
    take(receiver, message(channel, "The fire exit is locked", WORKER))
    assert counted(house, Report) == 1


def test_the_same_message_of_ours_is_known_the_second_time(
    house: House, receiver: Receiver
) -> None:
    request = sms("We have it", SIM)
    take(receiver, request)
    assert receiver.receive_webhook(replace(request)) is ReceiveOutcome.KNOWN


@pytest.mark.parametrize("text", ["The fire exit is locked", "দরজা বন্ধ, আগুন", "🆘"])
@pytest.mark.parametrize("odd", ["no From", "no sender", "odd moment", "unknown SIM"])
def test_what_can_not_be_read_is_a_report_once_it_is_accepted(
    house: House, receiver: Receiver, odd: str, text: str
) -> None:
    request = {
        "no From": sms(text, ""),
        "no sender": signed_webhook(received(text, phoneNumber=None)),
        "odd moment": signed_webhook(received(text, at="gestern")),
        "unknown SIM": signed_webhook(received(text, simNumber=7)),
    }[odd]
    assert receiver.receive_webhook(request) is ReceiveOutcome.NOTHING
    with transaction(house.engine) as session:
        row = session.scalars(select(Quarantined)).one()
        assert decide(
            session,
            row.id,
            house.organisation_id,
            QuarantineState.ACCEPTED,
            house.member_id,
            NOON,
        )
    collector = QuarantineCollector(house.engine, house.inbox, receiver)
    assert [collector.collect(), collector.collect()] == [1, 0]
    assert len(house.texts()) == 1
    assert house.texts()[0].startswith(text)
    assert outbox(house) == []
    with transaction(house.engine) as session:
        assert session.scalars(select(Contact.stopped_by)).one() == WITHHELD
        assert session.scalars(select(Quarantined.state)).one() == QuarantineState.TAKEN
        assert not session.scalars(select(Report)).one().test
