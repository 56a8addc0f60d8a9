"""Whoever writes to the database does not lead a worker's texts to another organisation."""

import json

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from config.platform.database import transaction
from intake.monitoring.alarms import SEND_REFUSED, Alarm
from intake.reports.report import Report
from intake.reports.thread import WORKER, Message
from intake.reports.transferred_threads import (
    ThreadTransfer,
    proven_holder,
    stamp_new_transfers,
    transfers_of,
)
from tests.support.house import NOON, House
from tests.support.two_organisations import HELP, Other, add_other, taken
from vault.grants import Grant
from vault.organisations import RosterVersion
from vault.transfer_document import GIVES, TAKES, TransferDocument


def readers_of_newest(session: Session) -> list[str]:
    newest = session.scalars(
        select(Message).where(Message.author == WORKER).order_by(Message.number.desc())
    ).first()
    assert newest is not None
    return list(session.scalars(select(Grant.organisation_id).where(Grant.record_id == newest.id)))


def holder(house: House, session: Session) -> str:
    report = session.scalars(select(Report)).one()
    return proven_holder(session, house.trust, house.peppers.receiver, report)


def bend(house: House, other: Other, **changed: object) -> None:
    """Somebody writes into the database that the thread is the other's, with forged rows."""
    with transaction(house.engine) as session:
        report = session.scalars(select(Report)).one()
        report.organisation_id = other.id
        document = TransferDocument("a" * 32, house.organisation_id, other.id, (report.id,)).bytes()
        values = {
            "report_id": report.id,
            "number": 1,
            "document": document,
            "giver_id": house.member_id,
            "giver_signature": house.member.sign(GIVES, document),
            "taker_id": other.member_id,
            "taker_signature": other.member.sign(TAKES, document),
            "transferred_at": NOON,
        }
        session.add(ThreadTransfer(**values | changed))


def text_of_bent(house: House) -> list[str]:
    house.text("more of it")
    with transaction(house.engine) as session:
        assert session.scalars(select(Alarm.kind)).all() == [SEND_REFUSED]
        return readers_of_newest(session)


def test_a_row_alone_moves_nothing_and_is_seen(house: House) -> None:
    other = add_other(house)
    house.text(HELP)
    with transaction(house.engine) as session:
        session.execute(update(Report).values(organisation_id=other.id))
    assert text_of_bent(house) == [house.organisation_id]


def test_one_side_alone_moves_nothing(house: House) -> None:
    other = add_other(house)
    house.text(HELP)
    bend(house, other, giver_id=other.member_id, giver_signature=other.member.sign(GIVES, b"x"))
    assert text_of_bent(house) == [house.organisation_id]


def test_a_document_of_another_thread_moves_nothing(house: House) -> None:
    other = add_other(house)
    house.text(HELP)
    document = TransferDocument("a" * 32, house.organisation_id, other.id, ("b" * 32,)).bytes()
    bend(
        house,
        other,
        document=document,
        giver_signature=house.member.sign(GIVES, document),
        taker_signature=other.member.sign(TAKES, document),
    )
    assert text_of_bent(house) == [house.organisation_id]


def test_signatures_of_the_other_purpose_move_nothing(house: House) -> None:
    other = add_other(house)
    house.text(HELP)
    bend(house, other, proof_mac=bytes(32), taker_signature=bytes(64))
    assert text_of_bent(house) == [house.organisation_id]


def test_a_buyer_gets_nothing(house: House) -> None:
    other = add_other(house, kind="affiliate")
    house.text(HELP)
    bend(house, other)
    assert text_of_bent(house) == [house.organisation_id]


def test_an_organisation_that_nobody_confirmed_gets_nothing(house: House) -> None:
    other = add_other(house, trusted=False)
    house.text(HELP)
    bend(house, other)
    assert text_of_bent(house) == [house.organisation_id]


def test_what_both_signed_is_believed_and_proven_for_later(house: House) -> None:
    other = add_other(house)
    taken(house, other)
    with transaction(house.engine) as session:
        assert holder(house, session) == other.id
        assert stamp_new_transfers(session, house.trust, house.peppers.receiver) == 1
        assert stamp_new_transfers(session, house.trust, house.peppers.receiver) == 0
        [row] = transfers_of(session, session.scalars(select(Report.id)).one())
        row.giver_signature = bytes(64)
        session.flush()
        assert holder(house, session) == other.id
        row.proof_mac = bytes(32)
        session.flush()
        assert holder(house, session) == house.organisation_id
        session.rollback()


def test_a_first_text_proves_it_too(house: House) -> None:
    other = add_other(house)
    taken(house, other)
    house.text("thank you")
    with transaction(house.engine) as session:
        assert session.scalars(select(ThreadTransfer.proof_mac)).one() is not None
        assert readers_of_newest(session) == [other.id]
        assert session.scalars(select(Alarm)).all() == []


def test_a_roster_that_is_not_believed_proves_nothing(house: House) -> None:
    other = add_other(house)
    taken(house, other)
    with transaction(house.engine) as session:
        row = session.scalars(
            select(RosterVersion).where(RosterVersion.organisation_id == other.id)
        ).one()
        # Another roster than the one that the operator confirmed.
        content = json.loads(row.document)
        content["name"] = "Another"
        row.document = json.dumps(content).encode()
        session.flush()
        assert holder(house, session) == house.organisation_id
        session.rollback()
