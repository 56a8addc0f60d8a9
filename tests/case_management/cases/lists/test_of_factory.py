"""The cases of one factory, as one member may see them."""

from sqlalchemy import select

from case_management.cases.lists.of_factory import cases_of_factory
from case_management.cases.models import Case
from case_management.supply_chain.models import Factory
from config.platform.database import transaction
from tests.support.hazards import door_case
from tests.support.house import House
from tests.support.work import STRANGER, member_of


def test_only_the_own_organisations_and_no_joined_or_ruled_out(both_houses: House) -> None:
    house = both_houses
    case_id = door_case(house)
    with transaction(house.engine) as session:
        factory = session.scalars(select(Factory)).first()
        assert factory is not None
        case = session.get_one(Case, case_id)
        assert cases_of_factory(session, member_of(house), factory.id) == []
        case.factory_id = factory.id
        session.flush()
        assert cases_of_factory(session, member_of(house), factory.id) == [case]
        assert cases_of_factory(session, STRANGER, factory.id) == []
        case.state = "joined"
        session.flush()
        assert cases_of_factory(session, member_of(house), factory.id) == []
        case.state, case.level = "received", "L5"
        session.flush()
        assert cases_of_factory(session, member_of(house), factory.id) == []
