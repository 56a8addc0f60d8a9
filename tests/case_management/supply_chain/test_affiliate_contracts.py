"""The contracts by which an affiliate buys."""

from case_management.supply_chain.affiliate_contracts import (
    contractor_names,
    contracts_of,
    disclosed_in,
)
from case_management.supply_chain.models import UserAgency
from config.platform.database import transaction
from tests.support.buyers import add_told
from tests.support.house import House


def test_a_user_agency_sees_the_contract_of_its_lead_buyer_with_its_factories(house: House) -> None:
    told = add_told(house)
    with transaction(house.engine) as session:
        (own,) = contracts_of(session, told.town.id)
        assert contracts_of(session, told.city.id) == []
        session.add(UserAgency(contract_id=own.id, affiliate_id=told.city.id))
        session.flush()
        assert contracts_of(session, told.city.id) == [own]
        assert contractor_names(session, [own]) == {own.contractor_id: "Uniforms Ltd"}
        assert [one.name for one in disclosed_in(session, [own])[own.id]] == ["Meghna Shirts Ltd"]
