"""Who can write to the database can not speak for a member."""

from typing import Any

import pytest

from app.accounts.members import Member
from config.platform.database import new_id, transaction, utc_now
from intake.contacts.contact import Contact
from intake.outbox.outbox import MAIL
from tests.support.house import WORKER, House
from tests.support.outbox_rows import alarms, drained, met, put, reply, state_of
from vault.encoding import canonical, context
from vault.members import new_member_secret
from vault.sealing import new_secret, seal


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


def test_a_member_who_may_not_write_is_refused(house: House) -> None:
    """The member's row in `members` may say what it likes: roles are the roster's to say."""
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
    "a line that is none": {"phrase": "NO_SUCH_TEXT", "line_id": "f" * 32},
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
    # A danger whose mail does not go is more than a row that is refused.
    danger = {"mail-refused"} if values.get("template") == "danger" else set()
    assert alarms(house) == {"send-refused"} | danger


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
