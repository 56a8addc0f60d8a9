"""Only the same member's same record in the same place is a second press."""

import pytest
from sqlalchemy import select

from case_management.cases.actions.reply import reply
from case_management.cases.sent_before import finding_recorded_before, reply_sent_before
from config.platform.database import new_id, transaction
from intake.replies.reply import MemberReply
from intake.reports.report import Report
from intake.reports.thread import Message
from tests.support.house import House
from tests.support.work import only_case, work_of


def test_a_reply_is_known_by_its_writer_and_its_report(house: House) -> None:
    house.text("no salary for two months")
    text = MemberReply(new_id(), b"sealed", b"grant", 1, b"sealed to the courier")
    with transaction(house.engine) as session:
        report, work = session.scalars(select(Report)).one(), work_of(house, session)
        assert not reply_sent_before(session, report, work.actor.id, text.id)
        reply(work, only_case(session), report, text)
        session.flush()
        assert reply_sent_before(session, report, work.actor.id, text.id)
        assert not reply_sent_before(session, report, new_id(), text.id)
        assert not reply_sent_before(session, report, work.actor.id, new_id())


def test_a_workers_text_is_nobodys_reply(house: House) -> None:
    house.text("no salary for two months")
    with transaction(house.engine) as session:
        report = session.scalars(select(Report)).one()
        for message in session.scalars(select(Message)):
            assert not reply_sent_before(session, report, house.member_id, message.id)


@pytest.mark.parametrize("member", ["", "0" * 32])
def test_no_finding_is_known_before_there_is_one(house: House, member: str) -> None:
    house.text("no salary for two months")
    with transaction(house.engine) as session:
        assert not finding_recorded_before(session, only_case(session), member, new_id())
