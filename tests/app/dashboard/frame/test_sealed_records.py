"""Sealed records for a browser: in one shape, and only those whose key it was granted."""

from sqlalchemy import select

from app.dashboard.frame.sealed_records import SealedBody, sealed_records
from config.platform.database import transaction
from intake.reports.thread import Message
from tests.support.desk import Desk
from tests.support.house import House
from vault.encoding import unb64u
from vault.grants import Grant
from vault.records import open_record


def test_what_was_granted_comes_with_its_grant_and_opens(desk: Desk, house: House) -> None:
    house.text("The exit is locked")
    with transaction(house.engine) as session:
        message = session.scalars(select(Message).where(Message.author == "worker")).one()
        bodies = {message.id: SealedBody("message", message.body_sealed or b"")}
    with desk.asking():
        (record,) = sealed_records(bodies)
    content = open_record(
        "message",
        str(record["id"]),
        unb64u(str(record["body"])),
        unb64u(str(record["grant"])),
        house.secret,
        house.organisation_id,
        1,
    )
    assert content["text"] == "The exit is locked"
    assert (record["kind"], record["organisation"], record["epoch"]) == (
        "message",
        house.organisation_id,
        1,
    )


def test_what_was_granted_to_others_or_to_nobody_is_left_out(desk: Desk, house: House) -> None:
    house.text("The exit is locked")
    with transaction(house.engine) as session:
        message = session.scalars(select(Message).where(Message.author == "worker")).one()
        session.delete(session.get_one(Grant, (message.id, house.organisation_id)))
        bodies = {message.id: SealedBody("message", b"x"), "0" * 32: SealedBody("finding", b"y")}
    with desk.asking():
        assert sealed_records(bodies) == []
        assert sealed_records({}) == []
