"""A contract is a public buyer's, and lists factories that are known."""

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import select

from case_management.refusals import Refusal
from case_management.supply_chain.actions.add_contract import NewContract, add_contract
from case_management.supply_chain.actions.add_factory import NewFactory, add_factory
from case_management.supply_chain.models import Contractor
from case_management.supply_chain.reach import reaching
from config.platform.database import transaction, utc_now
from tests.support.house import House
from vault.organisations import Organisation
from vault.roles import OrganisationKind

DAY = date(2026, 1, 1)


def test_a_contract_reaches_the_factories_that_it_lists(house: House) -> None:
    with transaction(house.engine) as session:
        city = Organisation(
            name="City",
            kind=OrganisationKind.AFFILIATE,
            language="de",
            time_zone="UTC",
            created_at=utc_now(),
        )
        session.add(city)
        session.flush()
        factory = add_factory(
            session, NewFactory("Mill", "7001", "BD", "1 Road", "apparel", 40, "Asia/Dhaka")
        )
        new = NewContract("M-1", city.id, "Uniform GmbH", "Clothes", DAY, factory_codes=("7001",))
        add_contract(session, new)
        add_contract(session, replace(new, reference="M-2", ends_on=DAY))
        found = reaching(session, factory.id, date(2026, 6, 1))
        assert [(one.affiliate, one.contractor) for one in found] == [(city.id, "Uniform GmbH")]
        assert len(session.scalars(select(Contractor)).all()) == 1


def test_only_a_public_buyer_has_contracts_and_only_with_known_factories(house: House) -> None:
    with transaction(house.engine) as session:
        monitors = session.scalars(select(Organisation)).first()
        assert monitors is not None
        new = NewContract("M-1", monitors.id, "Uniform GmbH", "Clothes", DAY)
        with pytest.raises(Refusal, match="affiliate_unknown"):
            add_contract(session, new)
        monitors.kind = OrganisationKind.AFFILIATE
        with pytest.raises(Refusal, match="factory_code_unknown"):
            add_contract(session, replace(new, factory_codes=("9999",)))


def test_user_agencies_buy_by_it_too(house: House) -> None:
    with transaction(house.engine) as session:
        city, hospital = (
            Organisation(
                name=name,
                kind=OrganisationKind.AFFILIATE,
                language="de",
                time_zone="UTC",
                created_at=utc_now(),
            )
            for name in ("City", "Hospital")
        )
        session.add_all([city, hospital])
        session.flush()
        factory = add_factory(
            session, NewFactory("Mill", "7001", "BD", "1 Road", "apparel", 40, "Asia/Dhaka")
        )
        agencies = (hospital.id, city.id, hospital.id)
        new = NewContract("M-1", city.id, "Uniform GmbH", "Clothes", DAY, None, ("7001",), agencies)
        add_contract(session, new)
        (found,) = reaching(session, factory.id, DAY)
        assert (found.affiliate, found.agencies) == (city.id, {hospital.id})
        with pytest.raises(Refusal, match="affiliate_unknown"):
            add_contract(session, replace(new, reference="M-2", agencies=("nobody",)))
