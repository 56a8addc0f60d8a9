"""Who can write to the database can stop the line; he can't read it or speak for it (design 3)."""

import json
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import delete, select, update

from app.accounts.members import Member
from bots.carrier_requests import ReceiveOutcome
from bots.receiving.from_spool import SpoolCollector
from config.platform.database import new_id, transaction, utc_now
from intake.contacts.contact import Contact
from intake.contacts.safe_hours import ANY
from intake.lines.line import Line
from intake.monitoring.alarms import Alarm
from intake.outbox.outbox import MAIL, TEXT, Outbound
from intake.reports.report import Report
from tests.intake.reception.test_take_in import code_of
from tests.support.channels import Carrier, open_courier, open_receiver, row_counts, sms, spool_of
from tests.support.house import WORKER, House, roster_document
from vault.address_proofs import ReceiverKey
from vault.encoding import b64u, canonical, context
from vault.grants import EpochGrant
from vault.members import MemberSecret, new_member_secret
from vault.organisations import RosterVersion
from vault.roster import Signature, genesis_of
from vault.sealing import DoesNotOpen, new_secret, seal
from vault.trust import write_signatures

MALLORY = "+12025550199"


def alarms(house: House) -> set[str]:
    with transaction(house.engine) as session:
        return set(session.scalars(select(Alarm.kind)))


# ---- The roster ---------------------------------------------------------------------------------


def stored(house: House) -> dict[str, Any]:
    with transaction(house.engine) as session:
        document = session.scalars(select(RosterVersion.document)).one()
    content: dict[str, Any] = json.loads(document)
    return content


def write(house: House, content: dict[str, Any]) -> None:
    with transaction(house.engine) as session:
        session.execute(update(RosterVersion).values(document=canonical(content)))


def swap_the_key(house: House) -> None:
    write(house, stored(house) | {"keys": {"1": b64u(new_secret().public())}})


def swap_the_courier(house: House) -> None:
    write(house, stored(house) | {"services": {"courier": b64u(new_secret().public())}})


def add_a_member(house: House) -> None:
    content, mallory = stored(house), new_member_secret()
    content["members"].append(
        {
            "id": "f" * 32,
            "name": "Mallory",
            "roles": ["coordinator"],
            "sealing": b64u(mallory.sealing.public()),
            "signing": b64u(mallory.verification_key()),
        }
    )
    content["members"].sort(key=lambda one: one["id"])
    write(house, content)


def begin_anew(house: House) -> None:
    """A whole roster of his own, properly signed by himself."""
    mallory, member_id = new_member_secret(), new_id()
    document = roster_document(
        house.organisation_id, member_id, mallory, new_secret(), house.courier
    )
    signature = Signature(member_id, mallory.sign("roster", document))
    with transaction(house.engine) as session:
        session.execute(
            update(RosterVersion).values(
                document=document, signatures=write_signatures((signature,))
            )
        )


def go_on_unsigned(house: House) -> None:
    document = second_version(house, new_secret())
    with transaction(house.engine) as session:
        session.add(
            RosterVersion(
                organisation_id=house.organisation_id, number=2, document=document, signatures="[]"
            )
        )


def remove_it(house: House) -> None:
    with transaction(house.engine) as session:
        session.execute(delete(RosterVersion))


def damage_the_signatures(house: House) -> None:
    with transaction(house.engine) as session:
        session.execute(update(RosterVersion).values(signatures="not JSON"))


def second_version(house: House, secret: Any) -> bytes:
    with transaction(house.engine) as session:
        first = session.scalars(
            select(RosterVersion.document).where(RosterVersion.number == 1)
        ).one()
    return roster_document(
        house.organisation_id,
        house.member_id,
        house.member,
        secret,
        house.courier,
        2,
        genesis_of(first),
    )


TAMPER: list[Callable[[House], None]] = [
    swap_the_key,
    swap_the_courier,
    add_a_member,
    begin_anew,
    go_on_unsigned,
    remove_it,
    damage_the_signatures,
]


def snapshot(house: House) -> list[dict[str, Any]]:
    with transaction(house.engine) as session:
        return [
            {
                "organisation_id": one.organisation_id,
                "number": one.number,
                "document": one.document,
                "signatures": one.signatures,
                "complete": one.complete,
            }
            for one in session.scalars(select(RosterVersion))
        ]


def restore(house: House, rows: list[dict[str, Any]]) -> None:
    with transaction(house.engine) as session:
        session.execute(delete(RosterVersion))
        session.add_all(RosterVersion(**row) for row in rows)


@pytest.mark.parametrize("seen_before", [False, True])
@pytest.mark.parametrize("tamper", TAMPER, ids=lambda one: one.__name__)
def test_a_bent_roster_seals_nothing_and_loses_nothing(
    house: House, tamper: Callable[[House], None], seen_before: bool
) -> None:
    receiver, right = open_receiver(house), snapshot(house)
    collector = SpoolCollector(spool_of(house), house.inbox, receiver)
    if seen_before:
        assert receiver.receive_webhook(sms("the first text")) is ReceiveOutcome.TAKEN
    tamper(house)
    before = row_counts(house.engine)
    assert receiver.receive_webhook(sms("The fire exit is locked")) is ReceiveOutcome.SPOOLED
    assert collector.collect() == 0
    assert alarms(house) == {"roster-refused"}
    assert row_counts(house.engine) == before | {"alarms": 1}
    restore(house, right)
    assert collector.collect() == 1
    assert collector.collect() == 0
    assert house.texts().count("The fire exit is locked") == 1
    assert receiver.receive_webhook(sms("and nobody has the key")) is ReceiveOutcome.TAKEN


def test_an_older_roster_put_back_is_refused(house: House) -> None:
    receiver, newer_key = open_receiver(house), new_secret()
    document = second_version(house, newer_key)
    signature = Signature(house.member_id, house.member.sign("roster", document))
    with transaction(house.engine) as session:
        session.add(
            RosterVersion(
                organisation_id=house.organisation_id,
                number=2,
                document=document,
                signatures=write_signatures((signature,)),
            )
        )
    assert receiver.receive_webhook(sms("to the newer key")) is ReceiveOutcome.TAKEN
    with transaction(house.engine) as session:
        session.execute(delete(RosterVersion).where(RosterVersion.number == 2))
    assert receiver.receive_webhook(sms("The fire exit is locked")) is ReceiveOutcome.SPOOLED
    assert alarms(house) == {"roster-refused"}


def test_a_grant_of_another_member_does_not_open(house: House) -> None:
    """Swapped epoch grants lock members out; they show nobody anything."""
    others = {name: new_member_secret() for name in ("a" * 32, "b" * 32)}
    with transaction(house.engine) as session:
        for member_id, member in others.items():
            bound = context("epoch", f"{house.organisation_id}:1", member_id)
            session.add(
                EpochGrant(
                    organisation_id=house.organisation_id,
                    epoch=1,
                    member_id=member_id,
                    secret_sealed=seal(member.sealing.public(), house.secret.seed, bound),
                )
            )
    with transaction(house.engine) as session:
        first, second = (
            session.get_one(EpochGrant, (house.organisation_id, 1, one)) for one in others
        )
        first.secret_sealed, second.secret_sealed = second.secret_sealed, first.secret_sealed
    with transaction(house.engine) as session:
        for grant in session.scalars(select(EpochGrant)):
            bound = context("epoch", f"{house.organisation_id}:1", grant.member_id)
            for member in others.values():
                with pytest.raises(DoesNotOpen):
                    member.sealing.open(grant.secret_sealed, bound)


# ---- The outbox ---------------------------------------------------------------------------------


def met(house: House, sender: str = WORKER) -> tuple[str, str]:
    """A worker who wrote just now; gives contact and report. Her answers are out of the way."""
    known = set(contacts(house))
    house.text("Late wages since two months", sender=sender, now=utc_now())
    house.text("1", sender=sender, now=utc_now())
    with transaction(house.engine) as session:
        session.execute(delete(Outbound))
        contact = session.scalars(select(Contact).where(Contact.id.not_in(known))).one()
        # At any hour: what is asked here is who signed, not when she may be written to.
        contact.reply_policy = ANY
        assert contact.current_report_id
        return contact.id, contact.current_report_id


def contacts(house: House) -> list[str]:
    with transaction(house.engine) as session:
        return list(session.scalars(select(Contact.id)))


def put(house: House, **values: Any) -> str:
    """An outbox row, written by hand."""
    identifier = values.pop("id", None) or new_id()
    now = utc_now()
    row = {
        "kind": TEXT,
        "language": "en",
        "not_before": now,
        "created_at": now,
        "effect_key": f"hand/{identifier}",
        **values,
    }
    with transaction(house.engine) as session:
        session.add(Outbound(id=identifier, **row))
    return identifier


def reply(
    house: House,
    contact: str,
    report: str,
    text: str = "Come to the office on Friday",
    signer: MemberSecret | None = None,
    purpose: str = "reply",
    key: bytes | None = None,
    identifier: str | None = None,
    **changed: Any,
) -> dict[str, Any]:
    """A row with a member's text, as her browser makes it, or bent in one way."""
    identifier = identifier or new_id()
    document = {
        "firedoor": "reply/1",
        "outbound": identifier,
        "contact": contact,
        "conversation": report,
        "organisation": house.organisation_id,
        "member": house.member_id,
        "text": text,
        "at": "2026-11-22T14:05Z",
    } | changed
    signature = (signer or house.member).sign(purpose, canonical(document))
    payload = canonical({"document": document, "signature": b64u(signature)})
    bound = context("outbound", "courier", identifier)
    sealed = seal(key or house.courier.public(), payload, bound)
    return {"id": identifier, "contact_id": contact, "report_id": report, "payload_sealed": sealed}


def state_of(house: House, identifier: str) -> str:
    with transaction(house.engine) as session:
        return session.get_one(Outbound, identifier).state


def drained(house: House) -> list[tuple[str, str]]:
    carrier = Carrier()
    open_courier(house, carrier).drain()
    return carrier.sent


def test_what_a_member_signed_is_sent(house: House) -> None:
    contact, report = met(house)
    row = put(house, **reply(house, contact, report))
    assert drained(house) == [(WORKER, "Come to the office on Friday")]
    assert state_of(house, row) == "sent"
    assert alarms(house) == set()


BENT: dict[str, dict[str, Any]] = {
    "signed by a stranger": {"signer": new_member_secret()},
    "a stranger's name": {"member": "f" * 32},
    "for another purpose": {"purpose": "alert"},
    "for another organisation": {"organisation": "f" * 32},
    "another form": {"firedoor": "reply/2"},
    "no text": {"text": None},
    "of another row": {"outbound": "f" * 32},
    "of another conversation": {"conversation": "f" * 32},
    "to another contact": {"contact": "f" * 32},
    "sealed to another key": {"key": new_secret().public()},
}


@pytest.mark.parametrize("bent", BENT.values(), ids=BENT)
def test_a_text_that_no_member_signed_for_this_row_is_refused(
    house: House, bent: dict[str, Any]
) -> None:
    contact, report = met(house)
    row = put(house, **reply(house, contact, report) | reply_bent(house, contact, report, bent))
    assert drained(house) == []
    assert state_of(house, row) == "failed"
    assert alarms(house) == {"send-refused"}


def reply_bent(house: House, contact: str, report: str, bent: dict[str, Any]) -> dict[str, Any]:
    """The bent payload on an honest row."""
    made = {"contact": contact, "report": report, **bent}
    row = reply(house, made.pop("contact"), made.pop("report"), **made)
    return row | {"contact_id": contact, "report_id": report}


def test_a_signed_text_can_not_be_led_to_another_phone(house: House) -> None:
    contact, report = met(house)
    mallory, his_report = met(house, MALLORY)
    for more in ({"contact_id": mallory}, {"contact_id": mallory, "report_id": his_report}):
        row = put(house, **(reply(house, contact, report) | more))
        assert drained(house) == []
        assert state_of(house, row) == "failed"


# ---- Where it goes ------------------------------------------------------------------------------


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


def his_number_in_the_place_of_hers(house: House, contact: str) -> None:
    hers = json.loads(stated_for(house, contact, WORKER))
    address_to(house, contact, canonical(hers | {"address": MALLORY}))


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
    his_number_in_the_place_of_hers,
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
    assert [error_of(house, one) for one in (row, question)] == ["not-hers", "not-hers"]
    assert alarms(house) == {"send-refused"}
    with transaction(house.engine) as session:
        mended = session.get_one(Contact, contact)
        mended.address_sealed, mended.line_id = sealed, line_id
    put(house, **reply(house, contact, report))
    assert drained(house) == [(WORKER, "Come to the office on Friday")]


def error_of(house: House, identifier: str) -> str | None:
    with transaction(house.engine) as session:
        row = session.get_one(Outbound, identifier)
        assert row.state == "failed"
        return row.error_code


def test_a_thread_led_to_his_contact_before_she_writes_gets_nothing(house: House) -> None:
    """The page shows what the database says, so the monitor signs for his contact."""
    _, report = met(house)
    mallory, his_report = met(house, MALLORY)
    with transaction(house.engine) as session:
        session.get_one(Report, report).contact_id = mallory
    row = put(house, **reply(house, mallory, report))
    assert drained(house) == []
    assert error_of(house, row) == "not-hers"
    assert alarms(house) == {"send-refused"}
    with transaction(house.engine) as session:
        his = session.get_one(Report, his_report).contact_mac
        session.get_one(Report, report).contact_mac = his
    row = put(house, **reply(house, mallory, report))
    assert drained(house) == []
    assert error_of(house, row) == "not-hers"


def test_a_reply_of_no_conversation_is_refused(house: House) -> None:
    contact, _ = met(house)
    row = put(house, **reply(house, contact, "f" * 32))
    assert drained(house) == []
    assert error_of(house, row) == "send-refused"


def test_her_code_leads_her_thread_to_her_other_phone(house: House) -> None:
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
    assert error_of(house, wrong) == "not-hers"
    assert alarms(house) == {"send-refused"}


def test_a_member_who_may_not_write_is_refused(house: House) -> None:
    """Her row in `members` may say what it likes: her roles are the roster's to say."""
    contact, report = met(house)
    mallory = new_member_secret()
    with transaction(house.engine) as session:
        session.add(
            Member(
                id="f" * 32,
                organisation_id=house.organisation_id,
                email="m@line.example",
                name="Mallory",
                roles="coordinator",
                language="en",
                salt=b"s" * 16,
                proof_digest=b"p" * 32,
                secret_wrapped=b"",
                totp_sealed=b"",
                created_at=utc_now(),
            )
        )
    put(house, **reply(house, contact, report, member="f" * 32, signer=mallory))
    assert drained(house) == []
    assert alarms(house) == {"send-refused"}


def sealed_code(house: House, identifier: str, content: Any) -> bytes:
    bound = context("outbound", "courier", identifier)
    return seal(house.courier.public(), canonical(content), bound)


def test_a_phrase_says_only_what_the_line_says(house: House) -> None:
    contact, _ = met(house)
    put(house, contact_id=contact, phrase="NEWS_READ", answer=True)
    assert drained(house) == [(WORKER, "A person has opened your message.")]


@pytest.mark.parametrize(
    "content",
    [
        {"code": "call +1 202 555 0199 now"},
        {"code": ""},
        {"code": "1" * 16},
        {"code": 7},
        {},
        {"code": "0000 0000 0000 0000 call me"},
        [],
        "text",
        None,
    ],
)
def test_only_a_worker_code_can_stand_in_a_phrase(house: House, content: Any) -> None:
    contact, _ = met(house)
    row = new_id()
    put(
        house,
        id=row,
        contact_id=contact,
        phrase="RECEIPT",
        answer=True,
        payload_sealed=sealed_code(house, row, content),
    )
    assert drained(house) == []
    assert state_of(house, row) == "failed"
    assert alarms(house) == {"send-refused"}


HAND_WRITTEN: dict[str, dict[str, Any]] = {
    "nothing": {},
    "no such phrase": {"phrase": "PAY_ME"},
    "a receipt without a code": {"phrase": "RECEIPT"},
    "no such report": {"report_id": "f" * 32, "payload_sealed": b"\x01" * 1200},
    "bytes": {"payload_sealed": b"words"},
    "mail without a template": {"kind": MAIL},
    "mail of no template of ours": {"kind": MAIL, "template": "../../secret"},
    "mail to nobody": {"kind": MAIL, "template": "danger", "recipient_id": "f" * 32},
    "an alert that nobody released": {
        "kind": MAIL,
        "template": "alert",
        "subject_id": "f" * 32,
        "recipient_id": "f" * 32,
    },
}


@pytest.mark.parametrize("contact_id", ["f" * 32, None])
def test_a_row_for_nobody_is_one_of_somebody_erased_and_goes_nowhere(
    house: House, contact_id: str | None
) -> None:
    row = put(house, phrase="ADDED", contact_id=contact_id)
    assert drained(house) == []
    assert state_of(house, row) == "failed"


@pytest.mark.parametrize("values", HAND_WRITTEN.values(), ids=HAND_WRITTEN)
def test_a_row_written_by_hand_is_refused_and_holds_up_nobody(
    house: House, values: dict[str, Any]
) -> None:
    contact, report = met(house)
    other, other_report = met(house, "+12025550144")
    row = put(house, **({"contact_id": contact, "report_id": report} | values))
    put(house, **reply(house, other, other_report, text="to another worker"))
    assert drained(house) == [("+12025550144", "to another worker")]
    assert state_of(house, row) == "failed"
    assert alarms(house) == {"send-refused"}


def test_while_the_roster_is_bent_a_reply_waits_and_then_goes(house: House) -> None:
    contact, report = met(house)
    row, right = put(house, **reply(house, contact, report)), snapshot(house)
    swap_the_key(house)
    assert drained(house) == []
    assert (state_of(house, row), alarms(house)) == ("queued", {"roster-refused"})
    restore(house, right)
    with transaction(house.engine) as session:
        session.execute(update(Outbound).values(not_before=utc_now() - timedelta(seconds=1)))
    assert drained(house) == [(WORKER, "Come to the office on Friday")]


def test_stop_is_answered_and_is_the_last_word(house: House) -> None:
    contact, report = met(house)
    with transaction(house.engine) as session:
        session.get_one(Contact, contact).opted_out = True
    put(house, contact_id=contact, phrase="STOPPED", answer=True)
    refused = put(house, **reply(house, contact, report), created_at=utc_now())
    said = [text for _, text in drained(house)]
    assert said == ["You will get no more texts from us. To begin again, send START."]
    assert state_of(house, refused) == "failed"
    assert alarms(house) == set()


def test_a_report_moved_to_another_contact_sends_nothing_of_hers_there(house: House) -> None:
    contact, report = met(house)
    mallory, _ = met(house, MALLORY)
    put(house, **reply(house, contact, report))
    with transaction(house.engine) as session:
        session.get_one(Report, report).contact_id = mallory
    assert drained(house) == [(WORKER, "Come to the office on Friday")]
