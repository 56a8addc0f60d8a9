"""Whoever a case is given to is told once of each clock that has ended; nothing is said of it."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from case_management.calendars.change_calendar import add_holidays
from case_management.cases.actions.change_state import move
from case_management.cases.actions.open_case import read_case
from case_management.cases.clocks.late_cases import tell_of_late_cases
from case_management.cases.clocks.set_clocks import refresh_clocks
from case_management.cases.lists.first_words import unread_texts
from case_management.cases.models import Case
from case_management.cases.triage.set_level import set_level
from config.platform.database import new_id, transaction
from intake.outbox.outbox import Outbound
from tests.support.house import NOON, House
from tests.support.on_call import nobody_on_call
from tests.support.work import only_case, work_of

MUCH_LATER = NOON + timedelta(days=30)
COLLEAGUE = new_id()
MINUTE = timedelta(minutes=1)


@pytest.fixture
def house(both_houses: House) -> House:
    both_houses.text("no salary for two months")
    return both_houses


def others(_session: Session, _organisation: str) -> list[str]:
    return [COLLEAGUE]


def nobody(_session: Session, _organisation: str) -> list[str]:
    return []


def told(session: Session) -> list[str | None]:
    session.flush()
    late = select(Outbound).where(Outbound.template == "late")
    rows = session.scalars(late.order_by(Outbound.created_at, Outbound.id)).all()
    assert all(row.payload_sealed is None and row.subject_id is None for row in rows)
    return [row.recipient_id for row in rows]


def test_not_before_its_deadline_and_then_once(house: House) -> None:
    with transaction(house.engine) as session:
        due = only_case(session).due_at
        assert due is not None
        assert tell_of_late_cases(session, house.policy, due - timedelta(minutes=1), others) == 0
        assert tell_of_late_cases(session, house.policy, due, others) == 1
        assert told(session) == [house.member_id]
        session.flush()
        assert tell_of_late_cases(session, house.policy, due + MINUTE, others) == 0


def test_whose_case_it_is_before_who_is_on_call_before_anybody(house: House) -> None:
    assigned = new_id()
    house.text("the boss shouts", sender="+15005550031", now=NOON + timedelta(seconds=1))
    with transaction(house.engine) as session:
        first, _ = session.scalars(select(Case).order_by(Case.opened_at))
        first.assignee_id = assigned
        assert tell_of_late_cases(session, house.policy, MUCH_LATER, others) == 2
        assert set(told(session)) == {assigned, house.member_id}


def test_with_nobody_on_call_the_next_member_is_told(house: House) -> None:
    nobody_on_call(house)
    with transaction(house.engine) as session:
        assert tell_of_late_cases(session, house.policy, MUCH_LATER, others) == 1
        assert told(session) == [COLLEAGUE]


def test_many_late_cases_of_one_member_are_one_mail(house: House) -> None:
    for number in range(5):
        house.text("the boss shouts", sender=f"+1500555004{number}")
    with transaction(house.engine) as session:
        assert tell_of_late_cases(session, house.policy, MUCH_LATER, others) == 6
        assert told(session) == [house.member_id]


def read(house: House, session: Session, case: Case, now: datetime = NOON) -> None:
    texts = unread_texts(session, case)
    read_case(work_of(house, session, now=now), case, texts, {one.id for one in texts})


def ruled_out(house: House, session: Session, case: Case) -> None:
    read(house, session, case)
    for event in ("screen", "rule_out"):
        move(work_of(house, session), case, event)


def danger(house: House, session: Session, case: Case) -> None:
    set_level(work_of(house, session), case, "L1")
    # What the alarm does not ring for is still told of.
    case.state = "remediation"


@pytest.mark.parametrize("happened", [ruled_out, danger])
def test_what_has_ended_or_rings_is_not_late(
    house: House, happened: Callable[[House, Session, Case], None]
) -> None:
    with transaction(house.engine) as session:
        happened(house, session, only_case(session))
        session.flush()
        assert tell_of_late_cases(session, house.policy, MUCH_LATER, others) == 0
        assert told(session) == []


def test_each_clock_is_told_of_once(house: House) -> None:
    """Read in time, then not decided; then the worker writes on and nobody answers."""
    with transaction(house.engine) as session:
        case = only_case(session)
        read(house, session, case)
        decide = case.due_at
        assert decide is not None
        session.flush()
        assert tell_of_late_cases(session, house.policy, decide - MINUTE, others) == 0
        assert tell_of_late_cases(session, house.policy, decide, others) == 1
        session.flush()
        assert tell_of_late_cases(session, house.policy, decide + MINUTE, others) == 0
    house.text("it is worse now", now=decide + timedelta(hours=1))
    with transaction(house.engine) as session:
        assert tell_of_late_cases(session, house.policy, decide + timedelta(days=1), others) == 0
        assert tell_of_late_cases(session, house.policy, decide + timedelta(days=9), others) == 1
        session.flush()
        assert tell_of_late_cases(session, house.policy, MUCH_LATER, others) == 0
        assert told(session) == [house.member_id, house.member_id]


def test_where_nobody_can_be_told_it_is_not_called_told(house: House) -> None:
    nobody_on_call(house)
    with transaction(house.engine) as session:
        assert tell_of_late_cases(session, house.policy, MUCH_LATER, nobody) == 0
        session.flush()
        # Not at each look, so that no other case waits behind it.
        assert tell_of_late_cases(session, house.policy, MUCH_LATER + MINUTE, others) == 0
        hour = MUCH_LATER + timedelta(hours=1)
        assert tell_of_late_cases(session, house.policy, hour, others) == 1
        assert told(session) == [COLLEAGUE]


def test_what_is_written_down_is_looked_at_anew(house: House) -> None:
    """Holidays were entered since: the clock has not ended, and nobody is told that it has."""
    with transaction(house.engine) as session:
        case = only_case(session)
        due = case.due_at
        assert due is not None
        work = work_of(house, session, "coordinator")
        day = due.date()
        add_holidays(work, house.organisation_id, day, day + timedelta(days=2))
        refresh_clocks(session, house.organisation_id, due)
        session.expire_all()
        assert tell_of_late_cases(session, house.policy, due, others) == 0
        assert case.due_at is not None and case.due_at > due


def test_a_clock_that_begins_anew_may_be_told_of_again(house: House) -> None:
    with transaction(house.engine) as session:
        case = only_case(session)
        tell_of_late_cases(session, house.policy, MUCH_LATER, others)
        set_level(work_of(house, session), case, "L2")
        session.flush()
        assert (
            tell_of_late_cases(session, house.policy, MUCH_LATER + timedelta(days=1), others) == 1
        )
