"""Who can write to the database can lead no text to another phone."""

import json
from collections.abc import Callable

import pytest
from sqlalchemy import delete, select, update

from config.platform.database import new_id, transaction, utc_now
from intake.contacts.contact import Contact
from intake.contacts.safe_hours import ANY
from intake.lines.line import Line
from intake.outbox.outbox import Outbound
from intake.reports.report import Report
from tests.intake.reception.test_take_in import code_of
from tests.support.house import WORKER, House
from tests.support.outbox_rows import MALLORY, alarms, drained, error_of, met, put, reply, state_of
from vault.address_proofs import ReceiverKey
from vault.encoding import canonical, context
from vault.sealing import seal


def test_a_signed_text_can_not_be_led_to_another_phone(house: House) -> None:
    contact, report = met(house)
    mallory, his_report = met(house, MALLORY)
    for more in ({"contact_id": mallory}, {"contact_id": mallory, "report_id": his_report}):
        row = put(house, **(reply(house, contact, report) | more))
        assert drained(house) == []
        assert state_of(house, row) == "failed"


def address_to(house: House, contact: str, stated: bytes) -> None:
    """Puts an address beside a contact, as anybody can who has the courier's public key."""
    sealed = seal(house.courier.public(), stated, context("address", "courier", contact))
    with transaction(house.engine) as session:
        session.get_one(Contact, contact).address_sealed = sealed


def stated_for(house: House, contact: str, sender: str = MALLORY) -> bytes:
    """An address with a proof that is right, if it is for this contact."""
    with transaction(house.engine) as session:
        line_id = session.scalars(select(Contact.line_id)).first() or ""
    return house.peppers.receiver.state(contact, line_id, sender)


def his_number(house: House, contact: str) -> None:
    address_to(house, contact, MALLORY.encode())


def his_number_without_a_proof(house: House, contact: str) -> None:
    address_to(house, contact, canonical({"address": MALLORY}))


def a_proof_under_a_key_of_his_own(house: House, contact: str) -> None:
    with transaction(house.engine) as session:
        line_id = session.get_one(Contact, contact).line_id
    address_to(house, contact, ReceiverKey(b"m" * 32).state(contact, line_id, MALLORY))


def the_proof_of_his_own_contact(house: House, contact: str) -> None:
    """Even had he opened what is sealed for his own contact."""
    address_to(house, contact, stated_for(house, met(house, MALLORY)[0]))


def his_number_in_the_workers_place(house: House, contact: str) -> None:
    proven = json.loads(stated_for(house, contact, WORKER))
    address_to(house, contact, canonical(proven | {"address": MALLORY}))


def a_proof_that_is_no_text(house: House, contact: str) -> None:
    address_to(house, contact, canonical({"address": MALLORY, "proof": None}))


def his_own_row_copied(house: House, contact: str) -> None:
    mallory, _ = met(house, MALLORY)
    with transaction(house.engine) as session:
        his = session.get_one(Contact, mallory)
        session.get_one(Contact, contact).address_sealed = his.address_sealed


def another_line(house: House, contact: str) -> None:
    """The same address where it may be somebody else's."""
    with transaction(house.engine) as session:
        line = Line(
            organisation_id=house.organisation_id,
            channel="twilio",
            address="+15005550009",
            languages="en",
            time_zone="Asia/Dhaka",
        )
        session.add(line)
        session.flush()
        session.get_one(Contact, contact).line_id = line.id


DIVERT: list[Callable[[House, str], None]] = [
    his_number,
    his_number_without_a_proof,
    a_proof_under_a_key_of_his_own,
    the_proof_of_his_own_contact,
    his_number_in_the_workers_place,
    a_proof_that_is_no_text,
    his_own_row_copied,
    another_line,
]


@pytest.mark.parametrize("divert", DIVERT, ids=lambda one: one.__name__)
def test_an_address_that_no_receiver_wrote_gets_nothing(
    house: House, divert: Callable[[House, str], None]
) -> None:
    contact, report = met(house)
    other, other_report = met(house, "+12025550144")
    with transaction(house.engine) as session:
        right = session.get_one(Contact, contact)
        sealed, line_id = right.address_sealed, right.line_id
    divert(house, contact)
    row = put(house, **reply(house, contact, report))
    question = put(house, contact_id=contact, phrase="NEWS_READ", answer=True)
    put(house, **reply(house, other, other_report, text="to another worker"))
    assert drained(house) == [("+12025550144", "to another worker")]
    assert [error_of(house, one) for one in (row, question)] == ["wrong-address", "wrong-address"]
    assert alarms(house) == {"send-refused"}
    with transaction(house.engine) as session:
        mended = session.get_one(Contact, contact)
        mended.address_sealed, mended.line_id = sealed, line_id
    put(house, **reply(house, contact, report))
    assert drained(house) == [(WORKER, "Come to the office on Friday")]


def test_a_thread_led_to_his_contact_before_a_member_writes_gets_nothing(house: House) -> None:
    """The page shows what the database says, so the monitor signs for his contact."""
    _, report = met(house)
    mallory, his_report = met(house, MALLORY)
    with transaction(house.engine) as session:
        session.get_one(Report, report).contact_id = mallory
    row = put(house, **reply(house, mallory, report))
    assert drained(house) == []
    assert error_of(house, row) == "wrong-address"
    assert alarms(house) == {"send-refused"}
    with transaction(house.engine) as session:
        his = session.get_one(Report, his_report).contact_mac
        session.get_one(Report, report).contact_mac = his
    row = put(house, **reply(house, mallory, report))
    assert drained(house) == []
    assert error_of(house, row) == "wrong-address"


def test_a_reply_of_no_conversation_is_refused(house: House) -> None:
    contact, _ = met(house)
    row = put(house, **reply(house, contact, "f" * 32))
    assert drained(house) == []
    assert error_of(house, row) == "send-refused"


def test_the_code_leads_a_thread_to_the_workers_other_phone(house: House) -> None:
    """A reply written before does not reach the old one: it may be in other hands."""
    house.text("Late wages since two months", now=utc_now())
    code = code_of(house)
    contact, report = only_contact(house)
    waiting = put(house, **reply(house, contact, report, text="to the old phone"))
    house.text(f"{code} it is me", sender="+12025550144", now=utc_now())
    with transaction(house.engine) as session:
        session.execute(delete(Outbound).where(Outbound.id != waiting))
        now_with = session.get_one(Report, report).contact_id or ""
        session.execute(update(Contact).values(reply_policy=ANY))
    assert now_with != contact
    put(house, **reply(house, now_with, report, text="to the new phone"))
    assert drained(house) == [("+12025550144", "to the new phone")]
    assert error_of(house, waiting) == "moved"
    assert alarms(house) == set()


def only_contact(house: House) -> tuple[str, str]:
    with transaction(house.engine) as session:
        contact = session.scalars(select(Contact)).one()
        assert contact.current_report_id
        return contact.id, contact.current_report_id


def test_a_last_word_goes_only_where_a_receiver_said(house: House) -> None:
    """The answer to ERASE has no contact any more: its row brings the address."""
    met(house)
    with transaction(house.engine) as session:
        line_id = session.scalars(select(Line.id)).one()
    values = {"line_id": line_id, "phrase": "ERASED", "answer": True}
    right, wrong = new_id(), new_id()
    stated = {
        right: house.peppers.receiver.state(right, line_id, WORKER),
        wrong: house.peppers.receiver.state(right, line_id, WORKER),
    }
    for row in (right, wrong):
        sealed = seal(house.courier.public(), stated[row], context("outbound", "courier", row))
        put(house, id=row, payload_sealed=sealed, **values)
    assert [address for address, _ in drained(house)] == [WORKER]
    assert error_of(house, wrong) == "wrong-address"
    assert alarms(house) == {"send-refused"}


def test_a_report_moved_to_another_contact_sends_nothing_there(house: House) -> None:
    contact, report = met(house)
    mallory, _ = met(house, MALLORY)
    put(house, **reply(house, contact, report))
    with transaction(house.engine) as session:
        session.get_one(Report, report).contact_id = mallory
    assert drained(house) == [(WORKER, "Come to the office on Friday")]
