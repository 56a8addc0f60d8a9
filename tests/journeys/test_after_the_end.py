"""What a worker writes when the case has ended: somebody sees it, and the worker is heard."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from case_management.actor import Actor
from case_management.cases.actions.change_state import move
from case_management.cases.actions.follow_report import case_of
from case_management.cases.actions.open_case import read_case
from case_management.cases.actions.reply import reply
from case_management.cases.lists.case_list import case_page
from case_management.cases.models import Case
from case_management.work import Work
from config.platform.database import new_id, transaction
from intake.replies.reply import MemberReply
from intake.reports.report import Report
from tests.support.house import NOON, House
from tests.support.work import member_of

ENDED = NOON + timedelta(hours=2)
SOON, LATER = ENDED + timedelta(hours=1), ENDED + timedelta(days=30)


def desk_of(house: House) -> Actor:
    """The member who works on the case."""
    return Actor(
        id=house.member_id, organisation=house.organisation_id, roles=frozenset({"triager"})
    )


@pytest.fixture
def ended(house: House) -> House:
    """A member has written with the worker, and has handed the case on."""
    house.text("no salary for two months")
    desk = desk_of(house)
    written = MemberReply(new_id(), b"sealed", b"grant", 1, b"sealed to the courier")
    with transaction(house.engine) as session:
        report = session.scalars(select(Report)).one()
        case = case_of(session, report.id)
        work = Work(session, desk, house.policy, ENDED)
        read_case(work, case, (), ())
        reply(work, case, report, written)
        move(work, case, "screen")
        move(work, case, "refer")
    return house


def waiting(house: House) -> list[str]:
    """The states of the cases that stand in the queue."""
    with transaction(house.engine) as session:
        return [row.case.state for row in case_page(session, member_of(house)).rows]


def test_an_ended_case_comes_back_to_the_queue_with_new_words_until_they_are_read(
    ended: House,
) -> None:
    assert waiting(ended) == []
    ended.text("they still do not pay", now=SOON)
    assert waiting(ended) == ["referred"]
    with transaction(ended.engine) as session:
        case = session.scalars(select(Case)).one()
        at = SOON + timedelta(minutes=1)
        read_case(Work(session, desk_of(ended), ended.policy, at), case, (), ())
    assert waiting(ended) == []


def test_soon_after_the_end_words_still_go_to_the_person(ended: House) -> None:
    before = ended.said()
    ended.text("thank you", now=SOON)
    assert ended.said() == before


def test_long_after_the_end_words_are_a_report_with_a_receipt(ended: House) -> None:
    ended.text("the fire door is locked", now=LATER)
    assert ended.said()[-2:] == ["RECEIPT", "ASK_DANGER"]
    assert waiting(ended) == ["received"]


@pytest.mark.parametrize("ending", ["refer", "rule_out"])
def test_the_code_tells_that_it_has_ended_and_that_it_was_opened_again(
    house: House, ending: str
) -> None:
    house.text("no salary for two months")
    stages = []
    for event in ("screen", ending, "reopen"):
        with transaction(house.engine) as session:
            work = Work(session, desk_of(house), house.policy, ENDED)
            move(work, session.scalars(select(Case)).one(), event)
            stages.append(session.scalars(select(Report.stage)).one())
    ended = "referred" if ending == "refer" else "closed"
    assert stages == ["reading", ended, "reading"]
