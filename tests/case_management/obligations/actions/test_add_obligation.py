"""A register is begun with a template, and goes on with what the contract says."""

from datetime import date

import pytest

from case_management.obligations.actions.add_obligation import (
    NewObligation,
    add_obligation,
    add_outcomes,
)
from case_management.obligations.outcomes import OUTCOMES
from case_management.obligations.queries import obligation_of, obligations_of
from case_management.refusals import Refusal
from config.platform.database import transaction
from tests.support.buyers import add_told
from tests.support.house import House
from tests.support.work import logged

DUE = date(2026, 12, 1)


def test_the_template_is_added_once_and_is_the_affiliates_own(house: House) -> None:
    told = add_told(house)
    with transaction(house.engine) as session:
        contract = told.contract(session).id
        for _again in range(2):
            add_outcomes(told.town.work(session), contract, DUE)
            session.flush()
        found = obligations_of(session, told.town.id, contract)
        assert {one.outcome for one in found} == set(OUTCOMES)
        assert len(found) == len(OUTCOMES)
        assert obligations_of(session, told.city.id) == []
        assert obligation_of(session, told.city.id, found[0].id) is None
        assert logged(session).count("obligation.add") == len(OUTCOMES)


def test_what_says_not_what_is_owed_is_refused(house: House) -> None:
    told = add_told(house)
    with transaction(house.engine) as session:
        for kind, measure, title in (("x", "step", "a"), ("activity", "x", "a")):
            new = NewObligation(kind, measure, title, "", "", DUE)
            with pytest.raises(Refusal, match="obligation_incomplete"):
                add_obligation(told.town.work(session), "0" * 32, new)
