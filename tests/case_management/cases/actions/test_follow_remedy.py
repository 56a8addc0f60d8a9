"""A case and its plan say the same: what workers confirm, deny, or see come back."""

from datetime import timedelta

import pytest

from case_management.cases.actions.change_state import move
from case_management.refusals import Refusal
from case_management.remedies.actions.record_payment import record_payment
from case_management.remedies.money import Money
from case_management.remedies.queries import actions_of, ledger_lines, payments_of
from config.platform.database import new_id, transaction
from tests.support.house import NOON, House
from tests.support.polls import HOUR, PLANNER, ask, case_to_verify, works
from tests.support.remedies import complete_plan, planned, take
from tests.support.work import only_case


def state_of(house: House) -> str:
    with transaction(house.engine) as session:
        [action] = actions_of(session, only_case(session).id)
        return action.state


def step(house: House, event: str, now: timedelta = 2 * HOUR, member: str = "") -> None:
    with transaction(house.engine) as session:
        move(works(house, session, member, NOON + now), only_case(session), event)


def test_workers_confirm_the_plan_and_the_money_and_both_can_be_taken_back(house: House) -> None:
    case_to_verify(house)
    with transaction(house.engine) as session:
        case = only_case(session)
        [action] = actions_of(session, case.id)
        money = Money(100, "BDT")
        record_payment(works(house, session), planned(case), action, new_id(), "paid", money, 3)
    ask(house)
    house.text("1", now=NOON + HOUR)
    step(house, "confirm_remedy")
    assert state_of(house) == "verified_workers"
    with transaction(house.engine) as session:
        [line] = ledger_lines(payments_of(session, only_case(session).id))
        assert line.confirmed
    step(house, "step_back")
    assert state_of(house) == "claimed_done"
    with transaction(house.engine) as session:
        [line] = ledger_lines(payments_of(session, only_case(session).id))
        assert not line.confirmed


def test_a_no_of_workers_opens_the_plan_again(house: House) -> None:
    case_to_verify(house)
    ask(house)
    house.text("3", now=NOON + HOUR)
    step(house, "resume_remedy")
    assert state_of(house) == "disputed"
    with transaction(house.engine) as session:
        with pytest.raises(Refusal, match=r"plan_lacks_done \(count 1\)"):
            move(works(house, session), only_case(session), "start_verification")
        complete_plan(works(house, session, PLANNER), only_case(session))
    step(house, "start_verification", 3 * HOUR)


def test_to_go_on_without_workers_word_changes_no_action(house: House) -> None:
    case_to_verify(house)
    step(house, "resume_remedy")
    assert state_of(house) == "claimed_done"


def test_what_came_back_has_to_be_done_again(house: House) -> None:
    case_to_verify(house)
    ask(house)
    house.text("1", now=NOON + HOUR)
    for event in ("confirm_remedy", "monitor", "report_relapse"):
        step(house, event)
    assert state_of(house) == "relapsed"


def test_who_agreed_an_action_does_not_verify_the_remedy(house: House) -> None:
    case_to_verify(house)
    colleague = "c" * 32
    with transaction(house.engine) as session:
        case = only_case(session)
        move(works(house, session), case, "resume_remedy")
        [action] = actions_of(session, case.id)
        work = works(house, session, colleague)
        take(work, case, action, "find_not_done", "dispute", "consult_workers", "agree")
        take(work, case, action, "claim_done")
        with pytest.raises(Refusal, match="verified_by_agreer"):
            move(work, case, "start_verification")
        move(works(house, session), case, "start_verification")
