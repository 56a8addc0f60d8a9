"""Reach through tiers, user agencies and merged entries; alerts go where it leads."""

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from case_management.alerts.queries import case_facts
from case_management.cases.models import Case
from case_management.supply_chain.actions.link_factories import link_factories
from case_management.supply_chain.actions.merge_factories import merge_factories, split_factory
from case_management.supply_chain.models import Contract, Factory, UserAgency
from case_management.supply_chain.queries import factories, factory_named, own_contracts
from case_management.supply_chain.reach import reaches, reaching, supplied_by
from config.platform.database import new_id, transaction
from tests.support.alerts import AFFILIATE, add_ripe_case
from tests.support.house import NOON, House
from vault.organisations import Organisation

DAY = date(2026, 11, 22)


def factory(session: Session, code: str) -> Factory:
    made = Factory(
        id=new_id(),
        code=code,
        name=f"Mill {code}",
        address="-",
        country="BD",
        sector="-",
        time_zone="UTC",
    )
    session.add(made)
    session.flush()
    return made


def agency(session: Session) -> str:
    """Another affiliate buys by the contract."""
    made = Organisation(
        id=new_id(),
        name="Hospital",
        kind="affiliate",
        language="en",
        time_zone="UTC",
        created_at=NOON,
    )
    session.add(made)
    session.flush()
    contract = session.scalars(select(Contract.id)).one()
    session.add(UserAgency(contract_id=contract, affiliate_id=made.id))
    session.flush()
    return made.id


def test_a_spinner_serves_whom_its_shirt_factory_serves(house: House) -> None:
    add_ripe_case(house)
    with transaction(house.engine) as session:
        shirts = session.scalars(select(Factory)).one()
        cloth, yarn = factory(session, "CLOTH"), factory(session, "YARN")
        link_factories(session, cloth, shirts)
        link_factories(session, yarn, cloth)
        (found,) = reaches(session, yarn.id, DAY)
        assert (found.tier, found.path) == (3, (yarn.id, cloth.id, shirts.id))
        assert found.contract.affiliate == AFFILIATE
        assert reaching(session, yarn.id, date(2025, 1, 1)) == ()
        # A buyer's own contracts are found from any tier too.
        assert own_contracts(session, AFFILIATE, DAY, ("Mill YARN", "BD"), None) == ("M-1",)


def test_an_alert_may_go_to_user_agencies(house: House) -> None:
    add_ripe_case(house)
    with transaction(house.engine) as session:
        hospital = agency(session)
        case = session.scalars(select(Case)).one()
        assert case_facts(session, case, (), NOON).reached == {AFFILIATE, hospital}
        assert own_contracts(session, hospital, DAY, ("Meghna Shirts Ltd", "BD"), None) == ("M-1",)


def test_merged_entries_are_one_factory_and_part_again(house: House) -> None:
    add_ripe_case(house)
    with transaction(house.engine) as session:
        disclosed = session.scalars(select(Factory)).one()
        kept, sister, yarn = (factory(session, code) for code in ("KEPT", "SISTER", "YARN"))
        link_factories(session, yarn, sister)
        for one in (disclosed, sister):
            merge_factories(session, one, kept)
        session.flush()
        # Contracts and links of each entry are those of all.
        for one in (disclosed, kept, sister):
            assert [reach.tier for reach in reaches(session, one.id, DAY)] == [1]
        assert [reach.tier for reach in reaches(session, yarn.id, DAY)] == [2]
        assert {one.code for one in factories(session)} == {"KEPT", "YARN"}
        # Its old posters lead to what it is now.
        named = factory_named(session, "4417")
        assert named is not None and named.code == "KEPT"
        for one in (disclosed, sister):
            split_factory(one)
        session.flush()
        assert reaches(session, kept.id, DAY) == ()
        assert reaches(session, yarn.id, DAY) == ()
        named = factory_named(session, "4417")
        assert named is not None and named.code == "4417"


def test_nobody_supplies_is_only_itself(house: House) -> None:
    with transaction(house.engine) as session:
        only = session.scalars(select(Factory.id)).one()
        assert supplied_by(session, frozenset({only})) == {only: (only,)}
