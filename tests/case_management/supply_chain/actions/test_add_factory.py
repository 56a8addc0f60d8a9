"""A factory's code is its own."""

import pytest

from case_management.refusals import Refusal
from case_management.supply_chain.actions.add_factory import NewFactory, add_factory
from config.platform.database import transaction
from tests.support.house import House

MILL = NewFactory(" Mill ", "7001", "bd", "1 Road", "apparel", 40, "Asia/Dhaka")


def test_a_code_is_given_once(house: House) -> None:
    with transaction(house.engine) as session:
        factory = add_factory(session, MILL)
        assert (factory.name, factory.country, factory.worker_count) == ("Mill", "BD", 40)
        with pytest.raises(Refusal, match="factory_code_taken"):
            add_factory(session, MILL)
