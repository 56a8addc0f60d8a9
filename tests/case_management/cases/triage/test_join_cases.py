"""Two cases about one matter become one and two again: nothing is lost, nobody's consent rises."""

from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some
from sqlalchemy import select
from sqlalchemy.orm import Session

from case_management.cases.actions.open_case import read_case
from case_management.cases.actions.recuse import recuse
from case_management.cases.case_access import set_watching, watchers_of
from case_management.cases.lists.case_list import case_page
from case_management.cases.lists.first_words import unread_texts
from case_management.cases.models import Case, CaseReport
from case_management.cases.queries import reports_in
from case_management.cases.triage.assign import assign
from case_management.cases.triage.join_cases import join_cases, part_cases
from case_management.refusals import Refusal
from config.platform.database import transaction
from intake.reports.report import Report
from intake.reports.thread import Message
from tests.support.case_texts import kept_task
from tests.support.house import NOON, House
from tests.support.work import member_of, work_of

SENDERS = ("+15005550031", "+15005550032", "+15005550033", "+15005550034")
TEXTS = (
    "no salary for two months",
    "they did not pay us since August",
    "the boss shouts at us",
    "wages are late again",
)
LATER = NOON + timedelta(hours=1)


@pytest.fixture
def house(both_houses: House) -> House:
    for number, (sender, text) in enumerate(zip(SENDERS, TEXTS, strict=True)):
        both_houses.text(text, sender=sender, now=NOON + timedelta(minutes=number))
    return both_houses


def cases(session: Session) -> list[Case]:
    return list(session.scalars(select(Case).order_by(Case.opened_at)))


def in_list(house: House, session: Session) -> set[str]:
    return {one.case.id for one in case_page(session, member_of(house)).rows}


def test_both_workers_are_worked_on_in_one_case_and_each_in_an_own_thread(house: House) -> None:
    with transaction(house.engine) as session:
        first, second, *_ = cases(session)
        join_cases(work_of(house, session), second, first)
        session.flush()
        assert [len(reports_in(session, one.id)) for one in (first, second)] == [2, 0]
        assert second.id not in in_list(house, session)
        assert first.id in in_list(house, session)
    house.text("and my sister is not paid either", sender=SENDERS[1], now=LATER)
    with transaction(house.engine) as session:
        first, second, *_ = cases(session)
        assert first.last_heard_at == LATER
        mine = session.scalars(
            select(Message.report_id).where(Message.at == LATER, Message.author == "worker")
        ).one()
        assert mine == reports_in(session, first.id)[1].id


def test_who_may_not_open_the_one_works_on_neither(house: House) -> None:
    with transaction(house.engine) as session:
        work = work_of(house, session)
        first, second, *_ = cases(session)
        assign(work, first, work.actor.id)
        set_watching(session, first.id, work.actor.id, watches=True)
        task = kept_task(house, session, first.id, assignee=work.actor.id)
        recuse(work, second, work.actor.id, "kin", [work.actor.id, "f" * 32])
        join_cases(work, second, first)
        session.flush()
        session.refresh(task)
        assert (first.assignee_id, watchers_of(session, first.id)) == (None, [])
        assert task.assignee_id is None


def test_parted_again_each_has_what_was_its_own_and_what_came_meanwhile(house: House) -> None:
    with transaction(house.engine) as session:
        first, second, *_ = cases(session)
        own = reports_in(session, second.id)[0].id
        join_cases(work_of(house, session), second, first)
    house.text("and my sister is not paid either", sender=SENDERS[1], now=LATER)
    with transaction(house.engine) as session:
        first, second, *_ = cases(session)
        assert part_cases(work_of(house, session), second).id == first.id
        session.flush()
        assert [one.id for one in reports_in(session, second.id)] == [own]
        assert (second.state, second.joined_to_id, second.ended_on) == ("screened", None, None)
        assert LATER in {one.at for one in unread_texts(session, second)}
        assert {first.id, second.id} <= in_list(house, session)


def test_what_nobody_has_read_is_unread_there_too(house: House) -> None:
    with transaction(house.engine) as session:
        work = work_of(house, session)
        first, second, third, _ = cases(session)
        texts = unread_texts(session, third)
        assert read_case(work, third, texts, {one.id for one in texts}) == []
        join_cases(work, first, third)
        session.flush()
        unread = unread_texts(session, third)
        assert {one.report_id for one in unread} >= {reports_in(session, third.id)[0].id}
        join_cases(work, third, second)
        session.flush()
        assert second.unread


def test_the_graver_level_and_what_is_known_hold(house: House) -> None:
    with transaction(house.engine) as session:
        first, second, *_ = cases(session)
        first.category = None
        second.category, second.proposed, second.level = "WAGES", False, "L2"
        join_cases(work_of(house, session), second, first)
        assert (first.level, first.category, first.proposed) == ("L2", "WAGES", False)
        assert first.due_at is not None
        assert second.due_at is None
        part_cases(work_of(house, session), second)
        assert second.due_at == first.due_at


def test_what_cannot_be_joined_is_refused(house: House) -> None:
    with transaction(house.engine) as session:
        work = work_of(house, session)
        first, second, third, fourth = cases(session)
        with pytest.raises(Refusal, match="joined_to_itself"):
            join_cases(work, first, first)
        second.state = "closed"
        with pytest.raises(Refusal, match="joined_to_ended"):
            join_cases(work, first, second)
        with pytest.raises(Refusal, match="out_of_step"):
            join_cases(work, second, first)
        third.level = "L1"
        with pytest.raises(Refusal, match="joined_unopened"):
            join_cases(work, third, first)
        with pytest.raises(Refusal, match="out_of_step"):
            part_cases(work, fourth)
        session.rollback()


def standing(session: Session) -> dict[str, tuple[str, str, str, int]]:
    """Of each report: who wrote it, what was agreed to, its code and how much is in it."""
    return {
        one.id: (str(one.contact_id), one.consent, str(one.code_index), one.message_count)
        for one in session.scalars(select(Report))
    }


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    steps=some.lists(
        some.tuples(some.booleans(), some.integers(0, 3), some.integers(0, 3)), max_size=8
    )
)
def test_however_often_cases_are_joined_and_parted_no_report_is_lost_or_changed(
    house: House, steps: list[tuple[bool, int, int]]
) -> None:
    with transaction(house.engine) as session:
        work, before = work_of(house, session), standing(session)
        own = {one.id: [two.id for two in reports_in(session, one.id)] for one in cases(session)}
        for joins, one, other in steps:
            case, into = cases(session)[one], cases(session)[other]
            try:
                if joins:
                    join_cases(work, case, into)
                else:
                    part_cases(work, case)
            except Refusal:
                continue
            finally:
                session.flush()
        held = list(session.scalars(select(CaseReport.report_id)))
        assert sorted(held) == sorted(before)
        assert standing(session) == before
        for one in cases(session):
            is_joined = one.joined_to_id is not None
            assert (one.state == "joined") == is_joined == (reports_in(session, one.id) == [])
        for _ in range(4):
            for one in cases(session):
                if one.joined_to_id is not None:
                    part_cases(work, one)
                    session.flush()
        assert {
            one.id: [two.id for two in reports_in(session, one.id)] for one in cases(session)
        } == own
        session.rollback()
