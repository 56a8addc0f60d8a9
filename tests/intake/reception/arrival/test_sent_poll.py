"""From when on a digit answers a poll: when its text has left, and for as long as nothing else of
ours came after it."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy import select, update

from case_management.cases.actions.change_state import move
from case_management.cases.follow_up.close_due_polls import close_due_polls
from case_management.cases.models import Case, CaseReport
from config.platform.database import new_id, transaction
from intake.contacts.contact import Contact
from intake.dialogue.model.state import State, Step
from intake.dialogue.model.waiting import SideQuestion
from intake.outbox.outbox import Outbound
from intake.reports.poll_questions import PollQuestion
from intake.reports.report import Report
from intake.reports.thread import MEMBER, Message, add_message
from tests.support.house import NOON, House
from tests.support.polls import HOUR, ask, case_to_verify, send, works
from tests.support.work import only_case

LATER = NOON + HOUR


def answer(house: House) -> str | None:
    with transaction(house.engine) as session:
        newest = select(PollQuestion.answer).order_by(PollQuestion.asked_at.desc()).limit(1)
        return session.scalars(newest).one()


def step(house: House) -> str:
    with transaction(house.engine) as session:
        return State.from_json(session.scalars(select(Contact)).one().dialogue).step


def queue(house: House, at: datetime = NOON) -> None:
    """Asked, and the text still waits."""
    with transaction(house.engine) as session:
        move(works(house, session, now=at), only_case(session), "ask_workers")


def test_a_digit_before_the_text_has_left_answers_what_was_asked_before(house: House) -> None:
    case_to_verify(house)
    queue(house)
    house.text("1", now=LATER)
    assert (answer(house), step(house)) == (None, Step.PLACE)
    send(house)
    house.text("2", now=LATER + HOUR)
    assert (answer(house), step(house)) == ("partly", Step.DONE)


@pytest.mark.parametrize("state", ["sending", "sent", "delivered", "uncertain", "gone"])
def test_once_it_has_left_or_may_have_a_digit_answers_it(house: House, state: str) -> None:
    case_to_verify(house)
    queue(house)
    with transaction(house.engine) as session:
        rows = select(Outbound).where(Outbound.phrase == "ASK_HAPPENED")
        if state == "gone":
            session.delete(session.scalars(rows).one())
        else:
            session.scalars(rows).one().state = state
    house.text("3", now=LATER)
    assert answer(house) == "no"


def test_what_did_not_reach_the_worker_is_not_answered(house: House) -> None:
    case_to_verify(house)
    queue(house)
    with transaction(house.engine) as session:
        session.execute(
            update(Outbound).where(Outbound.phrase == "ASK_HAPPENED").values(state="failed")
        )
    house.text("1", now=LATER)
    assert answer(house) is None


def test_weeks_after_the_report_other_words_join_it_and_it_stays_open(house: House) -> None:
    case_to_verify(house)
    late = NOON + timedelta(days=20)
    ask(house, late)
    house.text("they paid only half", now=late + HOUR)
    house.text("2", now=late + 2 * HOUR)
    assert answer(house) == "partly"
    with transaction(house.engine) as session:
        assert len(session.scalars(select(Report)).all()) == 1
        only_case(session)
    assert house.texts()[-2:] == ["they paid only half", "2"]


def test_a_question_that_is_asked_just_then_about_danger_comes_first(house: House) -> None:
    case_to_verify(house)
    house.text("and they lie", now=NOON - timedelta(minutes=5))
    ask(house)
    house.text("2", now=NOON + timedelta(minutes=1))
    assert answer(house) is None
    with transaction(house.engine) as session:
        assert session.scalars(select(Report.danger)).one()


def test_after_a_member_wrote_a_digit_may_answer_the_member(house: House) -> None:
    case_to_verify(house)
    ask(house)
    with transaction(house.engine) as session:
        report = session.scalars(select(Report)).one()
        add_message(session, report, Message(id=new_id(), author=MEMBER, language="en", at=NOON))
    house.text("1", now=LATER)
    assert answer(house) is None
    assert house.texts()[-1] == "1"


def test_after_stop_no_digit_answers_it(house: House) -> None:
    case_to_verify(house)
    ask(house)
    house.text("STOP", now=LATER)
    house.text("START", now=LATER)
    house.text("1", now=LATER + HOUR)
    assert answer(house) is None


def test_an_answer_joins_the_report_that_was_asked_about(house: House) -> None:
    case_to_verify(house)
    later = NOON + timedelta(days=10)
    house.text("the stairs have no light", now=later)
    with transaction(house.engine) as session:
        old, new = session.scalars(select(Report).order_by(Report.received_at)).all()
        polled = session.scalars(
            select(Case).join(CaseReport).where(CaseReport.report_id == old.id)
        ).one()
        move(works(house, session, now=later + HOUR), polled, "ask_workers")
    send(house)
    house.text("1", now=later + 2 * HOUR)
    assert answer(house) == "yes"
    with transaction(house.engine) as session:
        newest = session.scalars(
            select(Message).where(Message.author == "worker").order_by(Message.at.desc()).limit(1)
        ).one()
        assert newest.report_id == old.id
        assert session.scalars(select(Contact.current_report_id)).one() == new.id


def test_some_days_after_the_end_nothing_is_asked_any_more(house: House) -> None:
    case_to_verify(house)
    ask(house)
    end = NOON + timedelta(days=7)
    with transaction(house.engine) as session:
        close_due_polls(session, house.policy, end)
    house.text("thank you", now=end + HOUR)
    append = timedelta(hours=house.policy.intake.append_hours)
    house.text("hello", now=end + append + HOUR)
    with transaction(house.engine) as session:
        state = State.from_json(session.scalars(select(Contact)).one().dialogue)
        assert not state.waits_for(SideQuestion.HAPPENED)
