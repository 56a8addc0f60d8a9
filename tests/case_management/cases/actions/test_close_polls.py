"""A poll that ends says how many had not got its question."""

import json
from datetime import timedelta

from sqlalchemy import select, update

from case_management.audit.models import AuditEntry
from case_management.cases.actions.change_state import move
from case_management.cases.follow_up.close_due_polls import close_due_polls
from case_management.cases.models import Poll
from case_management.cases.polls.count_polls import count_of, newest_poll, newest_polls, poll_result
from config.platform.database import transaction
from intake.outbox.outbox import Outbound
from intake.reports.poll_questions import PollQuestion
from tests.support.house import NOON, WORKER, House
from tests.support.polls import HOUR, ask, case_to_verify, works
from tests.support.work import only_case

SECOND = "+12025550144"


def fail(house: House, *which: int) -> None:
    """The texts of these of its questions were not delivered."""
    with transaction(house.engine) as session:
        ids = session.scalars(
            select(PollQuestion.id).where(PollQuestion.answer.is_(None)).order_by(PollQuestion.id)
        ).all()
        failed = [ids[one] for one in which]
        session.execute(update(Outbound).where(Outbound.id.in_(failed)).values(state="failed"))


def test_who_was_not_reached_is_not_waited_for(house: House) -> None:
    case_id = case_to_verify(house, WORKER, SECOND)
    ask(house)
    house.text("1", now=NOON + HOUR)
    with transaction(house.engine) as session:
        assert poll_result(session, case_id) == "waiting"
    fail(house, 0)
    with transaction(house.engine) as session:
        poll = newest_poll(session, case_id)
        assert poll is not None
        count = count_of(session, poll)
        assert (count.asked, count.unreached, count.reached) == (2, 1, 1)
        assert poll_result(session, case_id) == "confirmed"
        assert newest_polls(session, [case_id]) == {case_id: poll}


def test_where_nobody_was_reached_nobody_could_be_asked(house: House) -> None:
    case_id = case_to_verify(house)
    ask(house)
    fail(house, 0)
    with transaction(house.engine) as session:
        assert poll_result(session, case_id) == "nobody_to_ask"


def test_it_is_kept_after_the_texts_are_gone(house: House) -> None:
    case_id = case_to_verify(house, WORKER, SECOND)
    ask(house)
    house.text("1", now=NOON + HOUR)
    fail(house, 0)
    with transaction(house.engine) as session:
        close_due_polls(session, house.policy, NOON + timedelta(days=7))
        for row in session.scalars(select(Outbound)):
            session.delete(row)
        session.flush()
        poll = session.scalars(select(Poll)).one()
        assert (poll.unreached_count, count_of(session, poll).unreached) == (1, 1)
        entry = session.scalars(select(AuditEntry).where(AuditEntry.action == "poll.close")).one()
        assert json.loads(entry.detail) == {"asked": 2, "answered": 1, "unreached": 1}
        assert poll_result(session, case_id) == "confirmed"


def test_what_was_never_sent_reached_nobody(house: House) -> None:
    case_to_verify(house)
    with transaction(house.engine) as session:
        move(works(house, session), only_case(session), "ask_workers")
        session.flush()
        move(works(house, session), only_case(session), "resume_remedy")
        assert session.scalars(select(Poll.unreached_count)).one() == 1
