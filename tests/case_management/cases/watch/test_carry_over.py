"""What waits in a case whose reports go elsewhere waits where they are: nobody looks at it else."""

from sqlalchemy import select

from case_management.cases.contests.models import Contest, waiting_contests
from case_management.cases.models import Case
from case_management.cases.triage.join_cases import join_cases
from case_management.cases.watch.kinds import TriggerKind
from case_management.cases.watch.open_watch import record_employer_contact
from case_management.cases.watch.retaliation_case import (
    open_retaliation_case,
    retaliation_cases,
)
from case_management.cases.watch.triggers import raise_trigger
from case_management.cases.watches import CheckIn
from case_management.transfers.models import CaseTransfer
from config.platform.database import new_id, transaction
from intake.reports.poll_questions import PollQuestion
from intake.reports.report import Report
from tests.support.house import NOON, House
from tests.support.outcomes import work_as
from tests.support.polls import HOUR, works
from tests.support.two_organisations import accepted, add_other, asked, followed, offered
from tests.support.watched import WEEK, looked, signs
from tests.support.watched import asked as due

SECOND_WORKER = "+12025550144"


def test_a_sign_a_question_and_a_contest_go_with_the_threads(house: House) -> None:
    other = add_other(house)
    transfer_id = asked(house, other)
    house.text("1")
    followed(house)
    offered(house, other, transfer_id)
    with transaction(house.engine) as session:
        work = works(house, session)
        case = session.get_one(Case, session.get_one(CaseTransfer, transfer_id).case_id)
        report = session.scalars(select(Report)).one()
        record_employer_contact(work, case)
        session.flush()
        assert raise_trigger(work, case, TriggerKind.STOP)
        case.state = "contested"
        session.add(Contest(case_id=case.id, report_id=report.id, kind="digit", raised_at=NOON))
        check = CheckIn(
            id=new_id(), case_id=case.id, asked_count=1, asked_at=NOON, closes_at=NOON + HOUR
        )
        session.add(check)
        session.add(
            PollQuestion(
                id=new_id(), poll_id=check.id, report_id=report.id, kind="check_in", asked_at=NOON
            )
        )
        given_id = case.id
    taken_id = accepted(house, other, transfer_id)
    with transaction(house.engine) as session:
        session.scalars(
            select(PollQuestion).where(PollQuestion.kind == "check_in")
        ).one().answer = "problem"
    assert looked(house, NOON) == 1
    with transaction(house.engine) as session:
        assert sorted(signs(session, taken_id)) == ["problem", "stop"]
        assert signs(session, given_id) == []
        assert len(waiting_contests(session, taken_id)) == 1
        assert waiting_contests(session, given_id) == []
        assert session.get_one(Case, taken_id).clock is not None
        assert session.get_one(Case, given_id).state == "referred"


def test_who_is_watched_is_watched_in_the_case_to_which_it_is_joined(both_houses: House) -> None:
    house = both_houses
    house.text("no salary for two months")
    house.text("they did not pay us since August", sender=SECOND_WORKER, now=NOON + HOUR)
    with transaction(house.engine) as session:
        work = work_as(house, session, now=NOON + HOUR)
        into, case = session.scalars(select(Case).order_by(Case.opened_at)).all()
        record_employer_contact(work, case)
        session.flush()
        assert raise_trigger(work, case, TriggerKind.PROBLEM)
        join_cases(work, case, into)
        session.flush()
        assert signs(session, into.id) == ["problem"]
        assert signs(session, case.id) == []
        into_id = into.id
    house.text("they fired me today", sender=SECOND_WORKER, now=NOON + 2 * HOUR)
    assert due(house, NOON + WEEK + HOUR) == 2
    with transaction(house.engine) as session:
        assert sorted(signs(session, into_id)) == ["dismissal", "problem"]
        assert [one.case_id for one in session.scalars(select(CheckIn))] == [into_id]


def test_confirmed_retaliation_is_a_case_of_the_taker(house: House) -> None:
    other = add_other(house)
    transfer_id = asked(house, other)
    house.text("1")
    followed(house)
    offered(house, other, transfer_id)
    with transaction(house.engine) as session:
        case = session.get_one(Case, session.get_one(CaseTransfer, transfer_id).case_id)
        before = open_retaliation_case(works(house, session), case).id
    taken_id = accepted(house, other, transfer_id)
    with transaction(house.engine) as session:
        [linked] = retaliation_cases(session, taken_id)
        assert (linked.organisation_id, linked.state, linked.clock) == (
            *(other.id, "admissible"),
            "contact",
        )
        ended = session.get_one(Case, before)
        assert (ended.state, ended.due_at) == ("referred", None)
        assert ended.ended_on is not None
