"""A poll ends when its days are over or all have answered; then members see what was answered."""

import json
from datetime import timedelta

import pytest
from sqlalchemy import select

from case_management.audit.models import AuditEntry
from case_management.cases.actions.change_state import move
from case_management.cases.follow_up.close_due_polls import close_due_polls
from case_management.cases.models import Poll
from case_management.cases.polls.count_polls import count_of, newest_poll
from config.platform.database import transaction
from intake.outbox.outbox import Outbound
from intake.reports.poll_questions import PollQuestion
from tests.support.house import NOON, WORKER, House
from tests.support.polls import ask, case_to_verify, works
from tests.support.work import only_case

SECOND = "+12025550144"
HOUR = timedelta(hours=1)
WEEK = timedelta(days=7)


def close(house: House, at: object) -> int:
    with transaction(house.engine) as session:
        return close_due_polls(session, house.policy, at)  # type: ignore[arg-type]


def test_it_ends_after_the_days_of_the_policy(house: House) -> None:
    case_to_verify(house, WORKER, SECOND)
    ask(house)
    house.text("1", now=NOON + HOUR)
    with transaction(house.engine) as session:
        only_case(session).assignee_id = house.member_id
    assert close(house, NOON + WEEK - HOUR) == 0
    assert close(house, NOON + WEEK) == 1
    assert close(house, NOON + WEEK) == 0
    with transaction(house.engine) as session:
        poll = session.scalars(select(Poll)).one()
        assert poll.closed_at == NOON + WEEK
        assert {one.closed_at for one in session.scalars(select(PollQuestion))} == {NOON + WEEK}
        case = only_case(session)
        assert (case.last_heard_at, case.unread) == (NOON + WEEK, True)
        mail = session.scalars(select(Outbound).where(Outbound.kind == "mail")).all()
        assert [one.template for one in mail][-1] == "news"


def test_it_ends_when_all_have_answered(house: House) -> None:
    case_to_verify(house, WORKER, SECOND)
    ask(house)
    house.text("1", now=NOON + HOUR)
    assert close(house, NOON + HOUR) == 0
    house.text("4", sender=SECOND, now=NOON + HOUR)
    assert close(house, NOON + HOUR) == 1


def test_an_answer_after_the_end_is_kept_and_counts_no_more(house: House) -> None:
    case_id = case_to_verify(house)
    ask(house)
    house.text("1", now=NOON + HOUR)
    close(house, NOON + HOUR)
    house.text("3", now=NOON + 2 * HOUR)
    assert house.texts()[-1] == "3"
    with transaction(house.engine) as session:
        poll = newest_poll(session, case_id)
        assert poll is not None
        count = count_of(session, poll)
        assert (count.yes, count.no) == (1, 0)


def test_what_was_not_sent_by_then_does_not_go(house: House) -> None:
    case_to_verify(house)
    with transaction(house.engine) as session:
        move(works(house, session), only_case(session), "ask_workers")
    close(house, NOON + WEEK)
    with transaction(house.engine) as session:
        row = session.scalars(select(Outbound).where(Outbound.phrase == "ASK_HAPPENED")).one()
        assert (row.state, row.error_code) == ("failed", "poll-closed")


def test_a_case_that_goes_on_waits_for_no_answer(house: House) -> None:
    case_id = case_to_verify(house)
    ask(house)
    with transaction(house.engine) as session:
        move(works(house, session), only_case(session), "resume_remedy")
        assert session.scalars(select(Poll)).one().closed_at == NOON
    house.text("1", now=NOON + HOUR)
    with transaction(house.engine) as session:
        move(works(house, session), only_case(session), "start_verification")
        assert newest_poll(session, case_id) is None
        assert session.scalars(select(PollQuestion.answer)).one() is None


@pytest.mark.parametrize("workers", [1, 5])
def test_the_log_counts_answers_only_where_that_tells_nobody_s(house: House, workers: int) -> None:
    senders = [f"+1202555{number:04d}" for number in range(150, 150 + workers)]
    case_to_verify(house, *senders)
    ask(house)
    for sender in senders:
        house.text("1", sender=sender, now=NOON + HOUR)
    close(house, NOON + HOUR)
    with transaction(house.engine) as session:
        entry = session.scalars(select(AuditEntry).where(AuditEntry.action == "poll.close")).one()
    counted = {"yes": 5, "partly": 0, "no": 0, "unknown": 0} if workers == 5 else {}
    assert json.loads(entry.detail) == {"asked": workers, "answered": workers} | counted


def test_polled_again_the_newest_poll_decides(house: House) -> None:
    case_id = case_to_verify(house)
    for answer, asked_at in (("4", NOON), ("1", NOON + 2 * HOUR)):
        ask(house, asked_at)
        house.text(answer, now=asked_at + HOUR)
        close(house, asked_at + HOUR)
    with transaction(house.engine) as session:
        polls = session.scalars(select(Poll)).all()
        assert len(polls) == 2
        poll = newest_poll(session, case_id)
        assert poll is not None
        assert count_of(session, poll).yes == 1
