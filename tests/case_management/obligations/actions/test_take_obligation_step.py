"""Up the ladder rung by rung; no end of a contract without a word about its workers."""

from datetime import date, timedelta

import pytest
from sqlalchemy.orm import Session

from case_management.obligations.actions.add_obligation import NewObligation, add_obligation
from case_management.obligations.actions.take_obligation_step import (
    OBLIGATION_NOTE,
    StepForm,
    take_obligation_step,
)
from case_management.obligations.models import Obligation
from case_management.obligations.queries import obligations_of, steps_of
from case_management.refusals import Refusal
from config.platform.database import transaction
from tests.support.buyers import Told, add_told
from tests.support.house import House

TODAY = date(2026, 11, 22)
WEEK = timedelta(days=7)


@pytest.fixture
def told(house: House) -> Told:
    return add_told(house)


def missed(told: Told, session: Session) -> Obligation:
    new = NewObligation("information", "step", "Name the factories", "7.2", "2 %", TODAY - WEEK)
    add_obligation(told.town.work(session), told.contract(session).id, new)
    session.flush()
    (found,) = obligations_of(session, told.town.id)
    return found


def test_five_rungs_and_the_last_may_end_the_contract(told: Told, house: House) -> None:
    with transaction(house.engine) as session:
        one, work, day = missed(told, session), told.town.work(session), TODAY
        for rung in range(1, 5):
            form = StepForm("escalate", one.state, "No answer.", day + WEEK)
            take_obligation_step(work, house.trust, one, form, day)
            assert (one.state, one.rung, one.due_on) == ("escalated", rung, day + WEEK)
            day += WEEK
        with pytest.raises(Refusal, match="termination_without_workers"):
            silent = StepForm("escalate", one.state, "No answer.", ends_contract=True)
            take_obligation_step(work, house.trust, one, silent, day)
        last = StepForm(
            "escalate", one.state, "No answer.", ends_contract=True, workers="Wages are owed."
        )
        take_obligation_step(work, house.trust, one, last, day)
        session.flush()
        kept = next(step for step in steps_of(session, [one.id]) if step.rung == 5)
        assert kept.ends_contract
        body = kept.note_sealed or b""
        text = told.town.opens(session, OBLIGATION_NOTE, kept.id, body)
        assert text == "No answer.\n\nWages are owed."
        assert told.city.opens(session, OBLIGATION_NOTE, kept.id, body) is None


def test_a_contract_is_not_ended_before_the_last_rung(told: Told, house: House) -> None:
    with transaction(house.engine) as session:
        one, day = missed(told, session), TODAY + WEEK
        form = StepForm("escalate", "open", "x", day, ends_contract=True, workers="y")
        with pytest.raises(Refusal, match="termination_is_last"):
            take_obligation_step(told.town.work(session), house.trust, one, form, TODAY)
        assert (one.state, one.rung) == ("open", 0)


def test_a_page_that_is_older_changes_nothing(told: Told, house: House) -> None:
    with transaction(house.engine) as session:
        one = missed(told, session)
        with pytest.raises(Refusal, match="out_of_step"):
            form = StepForm("meet", "escalated", "x")
            take_obligation_step(told.town.work(session), house.trust, one, form, TODAY)
