"""A case is at a factory of the register."""

import pytest
from sqlalchemy import select

from case_management.cases.triage.set_factory import set_factory
from case_management.refusals import Refusal
from case_management.supply_chain.models import Factory
from config.platform.database import new_id, transaction
from tests.support.house import House
from tests.support.work import logged, only_case, work_of


def test_only_a_factory_of_the_register_is_taken(house: House) -> None:
    house.text("no salary for two months")
    with transaction(house.engine) as session:
        work, case = work_of(house, session), only_case(session)
        with pytest.raises(Refusal, match="factory_unknown"):
            set_factory(work, case, new_id())
        known = session.scalars(select(Factory.id)).one()
        set_factory(work, case, known)
        assert (case.factory_id, logged(session)) == (known, ["case.factory"])
