"""Workers are asked by one text each; one transfer of a case at a time."""

from dataclasses import replace

import pytest
from sqlalchemy import select

from case_management.actor import Actor
from case_management.cases.models import Case
from case_management.cases.watch.retaliation_case import open_retaliation_case
from case_management.refusals import Refusal
from case_management.transfers.actions.ask_consent import answer_wish, ask_transfer
from case_management.transfers.models import CaseTransfer
from config.platform.database import transaction
from intake.reports.poll_questions import PollQuestion
from intake.reports.report import Report
from tests.support.house import House
from tests.support.polls import works
from tests.support.two_organisations import add_other, asked
from tests.support.work import logged, only_case


def test_the_worker_gets_one_text_that_names_nothing(house: House) -> None:
    other = add_other(house)
    transfer_id = asked(house, other)
    assert house.said().count("ASK_TRANSFER") == 1
    with transaction(house.engine) as session:
        transfer = session.get_one(CaseTransfer, transfer_id)
        assert (transfer.state, transfer.worker_count, transfer.asked_count) == ("asked", 1, 1)
        [question] = session.scalars(select(PollQuestion))
        assert (question.poll_id, question.kind, question.answer) == (transfer_id, "transfer", None)


def test_one_at_a_time_and_to_another_monitor_alone(house: House) -> None:
    other = add_other(house)
    asked(house, other)
    with transaction(house.engine) as session:
        work, case = works(house, session), only_case(session)
        with pytest.raises(Refusal, match="transfer_waits"):
            ask_transfer(work, case, other.id)
        for stranger in (house.organisation_id, "0" * 32):
            with pytest.raises(Refusal, match="taker_unknown"):
                ask_transfer(work, case, stranger)
        buyer = replace(work, actor=Actor(house.member_id, house.organisation_id, frozenset()))
        with pytest.raises(Refusal, match="not_a_writer"):
            ask_transfer(buyer, case, other.id)
        case.state = "closed"
        with pytest.raises(Refusal, match="out_of_step"):
            ask_transfer(work, case, other.id)
        session.rollback()


def test_a_case_about_retaliation_goes_with_the_case_it_came_from(house: House) -> None:
    other = add_other(house)
    house.text("no salary for two months")
    with transaction(house.engine) as session:
        work = works(house, session)
        linked = open_retaliation_case(work, only_case(session))
        with pytest.raises(Refusal, match="out_of_step"):
            ask_transfer(work, linked, other.id)


def test_a_wish_is_answered_by_asking_or_by_saying_so(house: House) -> None:
    other = add_other(house)
    house.text("no salary for two months")
    house.text("other organisation")
    with transaction(house.engine) as session:
        assert session.scalars(select(Report.wants_others)).one()
        answer_wish(works(house, session), session.scalars(select(Case)).one())
    with transaction(house.engine) as session:
        report = session.scalars(select(Report)).one()
        assert not report.wants_others
        assert "case.wish_answered" in logged(session)
        report.wants_others = True
        session.flush()
        ask_transfer(works(house, session), only_case(session), other.id)
        session.refresh(report)
        assert not report.wants_others
