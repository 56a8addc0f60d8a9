"""Workers are asked once each, where they may be written to, in a text that tells nothing."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select, update
from sqlalchemy.exc import IntegrityError

from case_management.cases.actions.ask_workers import ask_workers, one_report_each
from case_management.cases.actions.change_state import move
from case_management.cases.models import Case, CaseReport, Poll
from case_management.cases.polls.count_polls import poll_result
from case_management.refusals import Refusal
from config.platform.database import transaction
from intake.contacts.contact import Contact
from intake.outbox.outbox import Outbound
from intake.reports.poll_questions import PollQuestion
from intake.reports.report import Report
from tests.support.house import NOON, WORKER, House
from tests.support.polls import ask, case_to_verify, works
from tests.support.work import only_case

OTHERS = ("+12025550144", "+12025550145", "+12025550146")


def questions(house: House) -> list[str]:
    """The contacts to whom the question is on its way."""
    with transaction(house.engine) as session:
        rows = session.scalars(select(Outbound).where(Outbound.phrase == "ASK_HAPPENED"))
        return [row.contact_id or "" for row in rows]


def test_each_worker_who_may_be_written_to_gets_one_text(house: House) -> None:
    case_to_verify(house, WORKER, *OTHERS)
    with transaction(house.engine) as session:
        stopped, never, gone = session.scalars(select(Contact).order_by(Contact.id)).all()[:3]
        stopped.opted_out, never.reply_policy = True, "never"
        forgotten = session.scalars(select(Report).where(Report.contact_id == gone.id)).one()
        forgotten.contact_id = None
    ask(house)
    with transaction(house.engine) as session:
        poll = session.scalars(select(Poll)).one()
        assert (poll.worker_count, poll.asked_count, poll.closed_at) == (4, 1, None)
        assert poll.closes_at - poll.asked_at == timedelta(days=house.policy.polls.open_days)
        one = session.scalars(select(PollQuestion)).one()
        assert (one.poll_id, one.answer) == (poll.id, None)
    assert len(questions(house)) == 1


def test_a_worker_of_two_reports_is_asked_once(house: House) -> None:
    case_to_verify(house)
    late = NOON + timedelta(days=5)
    house.text("the water is dirty", now=late)
    with transaction(house.engine) as session:
        first, second = session.scalars(select(Case).order_by(Case.opened_at)).all()
        session.execute(update(CaseReport).values(case_id=first.id, opened_case_id=first.id))
        session.delete(second)
        reports = session.scalars(select(Report).order_by(Report.received_at)).all()
        assert one_report_each(list(reports)) == [reports[1]]
    ask(house, late)
    assert len(questions(house)) == 1


def test_where_nobody_can_be_asked_that_is_known_at_once(house: House) -> None:
    case_id = case_to_verify(house)
    with transaction(house.engine) as session:
        session.scalars(select(Contact)).one().opted_out = True
    ask(house)
    assert questions(house) == []
    with transaction(house.engine) as session:
        assert poll_result(session, case_id) == "nobody_to_ask"
        move(works(house, session), only_case(session), "leave_unconfirmed")
        assert only_case(session).state == "remedied_unconfirmed"


def test_nobody_is_asked_twice_at_a_time(house: House) -> None:
    case_to_verify(house)
    ask(house)
    with transaction(house.engine) as session:
        with pytest.raises(Refusal, match="poll_open"):
            move(works(house, session), only_case(session), "ask_workers")
        assert session.scalar(select(func.count()).select_from(Poll)) == 1
    with pytest.raises(IntegrityError), transaction(house.engine) as session:
        ask_workers(works(house, session), only_case(session))
    assert len(questions(house)) == 1


def test_what_fails_on_the_way_asks_nobody(house: House) -> None:
    case_to_verify(house)
    with pytest.raises(ZeroDivisionError), transaction(house.engine) as session:
        move(works(house, session), only_case(session), "ask_workers")
        raise ZeroDivisionError
    assert questions(house) == []
    ask(house)
    assert len(questions(house)) == 1
