"""What a worker was asked, in its order; what was answered, counted; and the end of it."""

from datetime import timedelta

from sqlalchemy import select

from config.platform.database import new_id, transaction
from intake.reports.poll_questions import (
    PollQuestion,
    answer_counts,
    close_questions,
    lock_questions,
    member_wrote_since,
    questions_to,
)
from intake.reports.report import Report
from intake.reports.thread import LINE, MEMBER, Message, add_message
from tests.support.house import NOON, House

DAY = timedelta(days=1)
FIRST, SECOND = "1" * 32, "2" * 32


def questions(house: House) -> str:
    """Two questions of two polls to one worker; gives the contact's id."""
    house.text("no salary")
    with transaction(house.engine) as session:
        report = session.scalars(select(Report)).one()
        for number, poll in enumerate((FIRST, SECOND)):
            message = Message(id=poll, author=LINE, language="en", at=NOON, phrase="ASK_HAPPENED")
            add_message(session, report, message)
            asked_at = NOON + number * DAY
            session.add(PollQuestion(id=poll, poll_id=poll, report_id=report.id, asked_at=asked_at))
        assert report.contact_id
        return report.contact_id


def test_the_newest_comes_first_and_what_closed_long_ago_is_left_out(house: House) -> None:
    contact = questions(house)
    with transaction(house.engine) as session:
        assert [one.id for one in questions_to(session, contact, NOON, NOON)] == [SECOND, FIRST]
        assert questions_to(session, "0" * 32, NOON, NOON) == []
        assert close_questions(session, SECOND, NOON + DAY) == [SECOND]
        assert [one.id for one in questions_to(session, contact, NOON, NOON)] == [SECOND, FIRST]
        assert [one.id for one in questions_to(session, contact, NOON + DAY, NOON)] == [FIRST]


def test_answers_are_counted_and_none_is_counted_too(house: House) -> None:
    questions(house)
    with transaction(house.engine) as session:
        session.get_one(PollQuestion, FIRST).answer = "yes"
        session.flush()
        assert answer_counts(session, FIRST) == {"yes": 1}
        assert answer_counts(session, SECOND) == {None: 1}
        assert answer_counts(session, "0" * 32)["no"] == 0


def test_it_is_seen_whether_a_member_wrote_after_a_question(house: House) -> None:
    questions(house)
    with transaction(house.engine) as session:
        question = session.get_one(PollQuestion, SECOND)
        assert not member_wrote_since(session, question)
        report = session.scalars(select(Report)).one()
        add_message(session, report, Message(id=new_id(), author=MEMBER, language="en", at=NOON))
        assert member_wrote_since(session, question)


def test_all_questions_of_a_poll_can_be_locked(house: House) -> None:
    questions(house)
    with transaction(house.engine) as session:
        assert lock_questions(session, FIRST)
