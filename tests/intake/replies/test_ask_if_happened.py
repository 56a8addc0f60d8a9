"""The question goes to whom we may write first, and nothing of it is open before it is sent."""

from sqlalchemy import select

from config.platform.database import transaction
from intake.contacts.contact import Contact
from intake.dialogue.model.state import State
from intake.dialogue.model.waiting import AskedIfHappened
from intake.outbox.outbox import Outbound
from intake.replies.ask_if_happened import POLL_CLOSED, ask_if_happened, stop_asking
from intake.reports.poll_questions import PollQuestion
from intake.reports.report import Report
from intake.reports.thread import Message
from tests.support.house import NOON, House

POLL = "c" * 32


def ask(house: House) -> bool:
    with transaction(house.engine) as session:
        report = session.scalars(select(Report)).one()
        return ask_if_happened(session, report, POLL, house.policy.intake, NOON)


def test_the_text_the_question_and_the_thread_have_one_id(house: House) -> None:
    house.text("the boss is bad")
    assert ask(house)
    with transaction(house.engine) as session:
        question = session.scalars(select(PollQuestion)).one()
        row, message = session.get(Outbound, question.id), session.get(Message, question.id)
        assert row and message
        assert (row.phrase, message.phrase) == ("ASK_HAPPENED", "ASK_HAPPENED")
        # The worker's hours: nobody chose any, so it is the line's evening.
        assert (row.state, row.not_before > NOON) == ("held", True)
        state = State.from_json(session.scalars(select(Contact)).one().dialogue)
        assert state.poll == AskedIfHappened("")


def test_a_worker_who_said_stop_is_not_asked(house: House) -> None:
    house.text("the boss is bad")
    with transaction(house.engine) as session:
        session.scalars(select(Contact)).one().opted_out = True
    assert not ask(house)
    with transaction(house.engine) as session:
        assert session.scalars(select(PollQuestion)).all() == []
        assert State.from_json(session.scalars(select(Contact)).one().dialogue).poll is None


def test_a_poll_that_ends_takes_back_what_still_waits(house: House) -> None:
    house.text("the boss is bad")
    ask(house)
    with transaction(house.engine) as session:
        stop_asking(session, POLL, NOON)
        question = session.scalars(select(PollQuestion)).one()
        row = session.get_one(Outbound, question.id)
        assert (question.closed_at, row.state, row.error_code) == (NOON, "failed", POLL_CLOSED)
