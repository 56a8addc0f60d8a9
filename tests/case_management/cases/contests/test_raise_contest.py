"""A worker who does not agree brings the case back, within the time in which it can."""

import json
from datetime import timedelta

import pytest
from sqlalchemy import select

from case_management.cases.actions.change_state import move
from case_management.cases.contests.models import contest_since, contests_of
from case_management.cases.lists.case_list import case_page
from case_management.cases.models import Case
from case_management.cases.queries import reports_in
from config.platform.database import transaction
from intake.outbox.outbox import Outbound
from tests.support.house import NOON, House
from tests.support.outcomes import DAY, HOUR, closed, found, work_as
from tests.support.polls import send
from tests.support.work import logged, member_of
from vault.encoding import context


def kinds(house: House, case_id: str) -> list[str]:
    with transaction(house.engine) as session:
        return [one.kind for one in contests_of(session, case_id)]


def test_a_digit_contests_the_finding_while_it_is_worked_on(both_houses: House) -> None:
    house = both_houses
    case_id = found(house)
    house.text("2", now=NOON + HOUR)
    with transaction(house.engine) as session:
        case = session.get_one(Case, case_id)
        assert (case.state, case.clock) == ("finding", "contest")
        assert contest_since(session, case_id) == NOON + HOUR
        assert logged(session)[-1] == "worker.contest_finding"
    assert house.said()[-1] == "CONTESTED"
    house.text("2", now=NOON + 2 * HOUR)
    assert kinds(house, case_id) == ["digit"]


def test_who_agrees_contests_nothing(both_houses: House) -> None:
    house = both_houses
    case_id = found(house)
    house.text("1", now=NOON + HOUR)
    assert kinds(house, case_id) == []
    assert house.said()[-1] == "THANKS"


@pytest.mark.parametrize("days", [1, 85])
def test_a_digit_opens_a_closed_case(both_houses: House, days: int) -> None:
    house = both_houses
    case_id = closed(house)
    house.text("2", now=NOON + days * DAY)
    with transaction(house.engine) as session:
        case = session.get_one(Case, case_id)
        assert (case.state, case.ended_on, case.clock) == ("contested", None, "contest")
        report = reports_in(session, case_id)[0]
        assert (report.stage, report.ended_on) == ("received", None)
        assert logged(session)[-1] == "case.contest"
        assert [row.case.id for row in case_page(session, member_of(house)).rows] == [case_id]


@pytest.mark.parametrize(("days", "state"), [(170, "contested"), (181, "closed")])
def test_after_a_long_silence_the_code_opens_it_for_half_a_year(
    both_houses: House, days: int, state: str
) -> None:
    """Who has the number by then may be somebody else."""
    house = both_houses
    case_id = closed(house)
    with transaction(house.engine) as session:
        newest = select(Outbound).where(Outbound.phrase == "RECEIPT")
        row = session.scalars(newest).one()
        opened = house.courier.open(row.payload_sealed, context("outbound", "courier", row.id))
        code = json.loads(opened)["code"]
    house.text(f"{code} they still do not pay", now=NOON + days * DAY)
    with transaction(house.engine) as session:
        assert session.get_one(Case, case_id).state == state


def test_later_a_digit_is_a_text_like_any_other(both_houses: House) -> None:
    house = both_houses
    case_id = closed(house)
    house.text("2", now=NOON + 181 * DAY)
    with transaction(house.engine) as session:
        assert session.get_one(Case, case_id).state == "closed"


def test_words_soon_after_the_end_open_it_until_a_member_has_read_them(
    both_houses: House,
) -> None:
    house = both_houses
    case_id = closed(house)
    house.text("they still do not pay me", now=NOON + 5 * DAY)
    assert kinds(house, case_id) == ["words"]
    with transaction(house.engine) as session:
        assert session.get_one(Case, case_id).state == "contested"
    # A digit says more than words, and takes their place.
    house.text("2", now=NOON + 5 * DAY + HOUR)
    assert kinds(house, case_id) == ["digit"]


def test_weeks_after_the_question_words_are_a_new_report(both_houses: House) -> None:
    house = both_houses
    case_id = closed(house)
    house.text("the fire door is locked", now=NOON + 30 * DAY)
    assert kinds(house, case_id) == []
    assert house.said()[-2:] == ["RECEIPT", "ASK_DANGER"]


def test_a_case_that_was_referred_does_not_open_by_itself(both_houses: House) -> None:
    house = both_houses
    house.text("no salary for two months")
    with transaction(house.engine) as session:
        [row] = case_page(session, member_of(house)).rows
        case_id = row.case.id
        for event in ("screen", "refer"):
            move(work_as(house, session), row.case, event)
    house.text("they still do not pay", now=NOON + HOUR)
    assert kinds(house, case_id) == []


def test_it_can_be_contested_again_after_it_was_closed_again(both_houses: House) -> None:
    house = both_houses
    case_id = closed(house)
    house.text("ok thanks for nothing", now=NOON + DAY)
    with transaction(house.engine) as session:
        move(
            work_as(house, session, now=NOON + 2 * DAY),
            session.get_one(Case, case_id),
            "close_again",
        )
    send(house)
    house.text("2", now=NOON + timedelta(days=20))
    assert kinds(house, case_id) == ["digit", "words"]
