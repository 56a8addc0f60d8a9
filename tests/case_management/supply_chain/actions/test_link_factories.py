"""A link is made once, and removed."""

import pytest
from sqlalchemy import select

from case_management.refusals import Refusal
from case_management.supply_chain.actions.link_factories import link_factories, unlink_factories
from case_management.supply_chain.models import SupplyLink
from config.platform.database import transaction
from tests.case_management.supply_chain.test_reach import factory
from tests.support.house import House


def test_a_link(house: House) -> None:
    with transaction(house.engine) as session:
        yarn, cloth = factory(session, "YARN"), factory(session, "CLOTH")
        link_factories(session, yarn, cloth)
        link_factories(session, yarn, cloth)
        assert len(session.scalars(select(SupplyLink)).all()) == 1
        unlink_factories(session, yarn, cloth)
        with pytest.raises(Refusal, match="factories_not_linked"):
            unlink_factories(session, yarn, cloth)
        with pytest.raises(Refusal, match="factory_supplies_itself"):
            link_factories(session, yarn, yarn)
