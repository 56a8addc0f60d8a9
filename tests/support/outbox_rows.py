"""Rows of the outbox written by hand, as somebody with the database can write them."""

from typing import Any

from sqlalchemy import delete, select

from config.platform.database import new_id, transaction, utc_now
from intake.contacts.contact import Contact
from intake.contacts.safe_hours import ANY
from intake.monitoring.alarms import Alarm
from intake.outbox.outbox import TEXT, Outbound
from tests.support.channels import Carrier, open_courier
from tests.support.house import WORKER, House
from vault.encoding import b64u, canonical, context
from vault.members import MemberSecret
from vault.sealing import seal

MALLORY = "+12025550199"


def alarms(house: House) -> set[str]:
    with transaction(house.engine) as session:
        return set(session.scalars(select(Alarm.kind)))


def met(house: House, sender: str = WORKER) -> tuple[str, str]:
    """A worker who wrote just now; gives contact and report. The answers are out of the way."""
    known = set(contacts(house))
    house.text("Late wages since two months", sender=sender, now=utc_now())
    house.text("1", sender=sender, now=utc_now())
    with transaction(house.engine) as session:
        session.execute(delete(Outbound))
        contact = session.scalars(select(Contact).where(Contact.id.not_in(known))).one()
        # At any hour: what is asked here is who signed, not when a worker may be written to.
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
    """A row with a member's text, as the browser makes it, or bent in one way."""
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


def error_of(house: House, identifier: str) -> str | None:
    with transaction(house.engine) as session:
        row = session.get_one(Outbound, identifier)
        assert row.state == "failed"
        return row.error_code
