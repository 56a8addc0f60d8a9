"""What another organisation accepts goes on there, and nowhere else."""

import pytest
from sqlalchemy import select, text, update
from sqlalchemy.orm import Session

from case_management.audit.models import AuditEntry
from case_management.cases.lists.case_list import case_page
from case_management.cases.models import Case, CaseReport
from case_management.refusals import Refusal
from case_management.transfers.actions.take import accept, refuse
from case_management.transfers.models import CaseTransfer
from config.platform.database import new_id, transaction
from intake.outbox.outbox import Outbound
from intake.reports.poll_questions import PollQuestion
from intake.reports.report import Report
from intake.reports.thread import WORKER as BY_WORKER
from intake.reports.thread import Message
from tests.support.house import House
from tests.support.polls import works
from tests.support.two_organisations import (
    Other,
    accepted,
    add_other,
    asked,
    followed,
    offered,
    pass_all,
    sealed_to,
    taken,
)
from vault.grants import Grant
from vault.records import open_record
from vault.transfer_document import GIVES, TAKES

SECOND_WORKER = "+12025550144"


@pytest.fixture
def other(house: House) -> Other:
    return add_other(house)


def read_by(other: Other, session: Session, message: Message) -> str:
    """A message as a member of the other organisation opens it."""
    grant = session.get_one(Grant, (message.id, other.id))
    body = message.body_sealed or b""
    content = open_record(
        "message", message.id, body, grant.key_sealed, other.secret, other.id, grant.epoch
    )
    return str(content["text"])


def newest(session: Session) -> Message:
    found = session.scalars(
        select(Message).where(Message.author == BY_WORKER).order_by(Message.number.desc())
    ).first()
    assert found is not None
    return found


def test_the_thread_goes_on_with_the_other_organisation(house: House, other: Other) -> None:
    case_id = taken(house, other)
    house.text("they paid half of it")
    with transaction(house.engine) as session:
        texts = session.scalars(
            select(Message).where(Message.author == BY_WORKER).order_by(Message.number)
        ).all()
        assert [read_by(other, session, one) for one in texts] == [
            "no salary for two months",
            "1",
            "they paid half of it",
        ]
        grants = select(Grant.organisation_id).where(Grant.record_id == texts[-1].id)
        assert list(session.scalars(grants)) == [other.id]
        report = session.scalars(select(Report)).one()
        assert (report.organisation_id, report.stage) == (other.id, "reading")
        case = session.get_one(Case, case_id)
        assert (case.organisation_id, case.state) == (other.id, "received")
        assert case.assignee_id == other.member_id
        assert case.last_heard_at >= case.opened_at


def test_the_giver_keeps_a_closed_copy_without_the_thread(house: House, other: Other) -> None:
    case_id = taken(house, other)
    with transaction(house.engine) as session:
        given = session.scalars(select(Case).where(Case.id != case_id)).one()
        assert (given.organisation_id, given.state) == (house.organisation_id, "referred")
        assert given.ended_on is not None
        assert given.due_at is None
        assert not given.unread
        [of_report] = session.scalars(select(CaseReport))
        assert (of_report.case_id, of_report.opened_case_id) == (case_id, case_id)


def test_the_worker_is_told_once(house: House, other: Other) -> None:
    taken(house, other)
    assert house.said().count("NEWS_TRANSFERRED") == 1


def test_each_log_says_what_its_organisation_did(house: House, other: Other) -> None:
    taken(house, other)
    with transaction(house.engine) as session:
        logged = session.execute(
            select(AuditEntry.organisation_id, AuditEntry.action)
            .where(AuditEntry.action.like("transfer.%"))
            .order_by(AuditEntry.number)
        ).all()
    of_giver = [action for owner, action in logged if owner == house.organisation_id]
    of_taker = [action for owner, action in logged if owner == other.id]
    assert of_giver == [
        "transfer.ask",
        "transfer.answer",
        "transfer.keys",
        "transfer.offer",
        "transfer.give",
    ]
    assert of_taker == ["transfer.offer", "transfer.take"]


def test_what_came_between_offer_and_acceptance_is_passed_on_after_it(
    house: House, other: Other
) -> None:
    transfer_id = asked(house, other)
    house.text("1")
    followed(house)
    offered(house, other, transfer_id)
    house.text("the guard asks for names")
    accepted(house, other, transfer_id)
    with transaction(house.engine) as session:
        late = newest(session)
        assert session.get(Grant, (late.id, other.id)) is None
        transfer = session.get_one(CaseTransfer, transfer_id)
        given = session.get_one(Case, transfer.case_id)
        assert given.unread
        assert given.id in {
            one.case.id for one in case_page(session, works(house, session).actor, ended=False).rows
        }
        assert pass_all(house, other, works(house, session), transfer) == 1
        assert read_by(other, session, late) == "the guard asks for names"


def test_a_no_counts_until_it_is_accepted_and_takes_the_keys_back(
    house: House, other: Other
) -> None:
    transfer_id = asked(house, other)
    house.text("1")
    followed(house)
    offered(house, other, transfer_id)
    house.text("2")
    with transaction(house.engine) as session, pytest.raises(Refusal, match="transfer_declined"):
        transfer = session.get_one(CaseTransfer, transfer_id)
        signature = other.member.sign(TAKES, transfer.document or b"")
        roster = house.trust.roster(session, other.id)
        accept(other.works(house, session), transfer, signature, roster)
    followed(house)
    with transaction(house.engine) as session:
        transfer = session.get_one(CaseTransfer, transfer_id)
        assert transfer.state == "declined"
        assert not session.scalars(select(Grant).where(Grant.organisation_id == other.id)).all()


def test_only_a_member_of_the_taker_who_signs_this_very_offer_accepts(
    house: House, other: Other
) -> None:
    transfer_id = asked(house, other)
    house.text("1")
    followed(house)
    offered(house, other, transfer_id)
    with transaction(house.engine) as session:
        transfer = session.get_one(CaseTransfer, transfer_id)
        document, roster = transfer.document or b"", house.trust.roster(session, other.id)
        work = other.works(house, session)
        for signature in (
            other.member.sign(GIVES, document),
            other.member.sign(TAKES, b"another"),
            house.member.sign(TAKES, document),
        ):
            with pytest.raises(Refusal, match="transfer_not_signed"):
                accept(work, transfer, signature, roster)
        session.rollback()


def test_a_report_that_came_into_the_case_since_wants_a_new_offer(
    house: House, other: Other
) -> None:
    transfer_id = asked(house, other)
    house.text("1")
    followed(house)
    offered(house, other, transfer_id)
    house.text("no salary either", sender=SECOND_WORKER)
    with transaction(house.engine) as session:
        transfer = session.get_one(CaseTransfer, transfer_id)
        session.execute(update(CaseReport).values(case_id=transfer.case_id))
        signature = other.member.sign(TAKES, transfer.document or b"")
        roster = house.trust.roster(session, other.id)
        with pytest.raises(Refusal, match="transfer_changed"):
            accept(other.works(house, session), transfer, signature, roster)
        session.rollback()


def test_a_refusal_gives_it_back_and_the_keys_are_gone(house: House, other: Other) -> None:
    transfer_id = asked(house, other)
    house.text("1")
    followed(house)
    offered(house, other, transfer_id)
    with transaction(house.engine) as session:
        transfer = session.get_one(CaseTransfer, transfer_id)
        why = sealed_to(house, other, "transfer-refusal", new_id(), "Nobody speaks Bangla here.")
        refuse(other.works(house, session), transfer, why)
    with transaction(house.engine) as session:
        transfer = session.get_one(CaseTransfer, transfer_id)
        assert (transfer.state, transfer.settled_by) == ("refused", other.member_id)
        assert transfer.refusal_sealed
        texts = select(Message.id)
        theirs = select(Grant).where(Grant.organisation_id == other.id, Grant.record_id.in_(texts))
        assert session.scalars(theirs).all() == []
        case = session.get_one(Case, transfer.case_id)
        assert case.state == "received"
    house.text("and now?")
    assert house.texts()[-1] == "and now?"


def test_what_the_giver_had_not_sent_yet_is_not_sent(house: House, other: Other) -> None:
    transfer_id = asked(house, other)
    house.text("1")
    followed(house)
    offered(house, other, transfer_id)
    with transaction(house.engine) as session:
        report = session.scalars(select(Report)).one()
        row = Outbound(
            id=new_id(),
            kind="text",
            line_id=report.line_id,
            contact_id=report.contact_id,
            report_id=report.id,
            state="held",
            not_before=report.received_at,
            effect_key=f"say/{new_id()}",
            payload_sealed=b"\1",
            created_at=report.received_at,
        )
        session.add(row)
        waiting = row.id
    accepted(house, other, transfer_id)
    with transaction(house.engine) as session:
        row = session.get_one(Outbound, waiting)
        assert (row.state, row.error_code) == ("failed", "transferred")


def test_a_no_that_is_taken_in_just_now_is_waited_for(postgres_house: House) -> None:
    house = postgres_house
    other = add_other(house)
    transfer_id = asked(house, other)
    house.text("1")
    followed(house)
    offered(house, other, transfer_id)
    with transaction(house.engine) as reception, transaction(house.engine) as session:
        reception.execute(update(PollQuestion).values(answer="no"))
        session.execute(text("SET LOCAL lock_timeout = 50"))
        transfer = session.get_one(CaseTransfer, transfer_id)
        signature = other.member.sign(TAKES, transfer.document or b"")
        roster = house.trust.roster(session, other.id)
        with pytest.raises(Refusal, match="out_of_step"):
            accept(other.works(house, session), transfer, signature, roster)
        session.rollback()
