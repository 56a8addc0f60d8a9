"""Entries merge into one and part again; nothing is merged twice."""

import pytest
from sqlalchemy.orm import Session

from case_management.refusals import Refusal
from case_management.supply_chain.actions.merge_factories import merge_factories, split_factory
from case_management.supply_chain.models import Factory
from config.platform.database import transaction
from tests.case_management.supply_chain.test_reach import factory
from tests.support.house import House


def three(session: Session) -> tuple[Factory, Factory, Factory]:
    return factory(session, "A1A"), factory(session, "B1B"), factory(session, "C1C")


def test_what_was_merged_into_one_goes_on_with_it(house: House) -> None:
    with transaction(house.engine) as session:
        first, second, third = three(session)
        merge_factories(session, first, second)
        session.flush()
        merge_factories(session, second, third)
        session.flush()
        session.refresh(first)
        assert first.merged_into_id == second.merged_into_id == third.id
        split_factory(second)
        assert (second.merged_into_id, first.merged_into_id) == (None, third.id)


def test_what_can_not_be(house: House) -> None:
    with transaction(house.engine) as session:
        first, second, third = three(session)
        merge_factories(session, first, second)
        for pair in ((first, third), (third, first), (third, third)):
            with pytest.raises(Refusal, match="factory_merged"):
                merge_factories(session, *pair)
        with pytest.raises(Refusal, match="factory_not_merged"):
            split_factory(third)
