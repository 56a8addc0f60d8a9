"""Disclosures in versions, compared with those of other contractors, verified and refuted."""

from datetime import date

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from case_management.refusals import Refusal
from case_management.supply_chain.disclosures.disclose import (
    check_disclosed,
    disclose,
    disclosure_of,
)
from case_management.supply_chain.models import (
    Contract,
    Contractor,
    Disclosed,
    DisclosureVersion,
    Factory,
)
from case_management.supply_chain.reach import reaches, sources
from config.platform.database import new_id, transaction
from tests.case_management.supply_chain.test_reach import factory
from tests.support.alerts import AFFILIATE, add_ripe_case
from tests.support.house import House

DAY = date(2026, 11, 22)


def parts(session: Session) -> tuple[Contract, Factory, Factory]:
    """A contract that names a shirt factory, and a mill that it does not name yet."""
    contract = session.scalars(select(Contract)).one()
    return contract, session.scalars(select(Factory)).one(), factory(session, "MILL")


def test_a_version_replaces_the_one_before_and_who_stays_keeps_its_state(house: House) -> None:
    add_ripe_case(house)
    with transaction(house.engine) as session:
        contract, shirts, mill = parts(session)
        assert disclosure_of(session, contract, DAY).number == 0
        check_disclosed(session, contract, shirts.id, "verify", "visit of 3 May", DAY)
        disclose(session, contract, [shirts.id, mill.id, mill.id], 3, DAY)
        found = disclosure_of(session, contract, DAY)
        assert (found.number, found.percent) == (1, 66)
        assert {one.factory.code: one.state for one in found.factories} == {
            "4417": "verified",
            "MILL": "unverified",
        }
        disclose(session, contract, [mill.id], None, DAY)
        found = disclosure_of(session, contract, DAY)
        assert (found.number, found.percent, len(found.factories)) == (2, None, 1)
        assert reaches(session, shirts.id, DAY) == ()
        kept = select(DisclosureVersion.factories).order_by(DisclosureVersion.number)
        assert session.scalars(kept).all() == [f"{shirts.id},{mill.id}", mill.id]


def test_other_submissions_are_counted(house: House) -> None:
    add_ripe_case(house)
    with transaction(house.engine) as session:
        contract, shirts, _ = parts(session)
        seller = Contractor(id=new_id(), name="Another Ltd")
        session.add(seller)
        session.flush()
        for number, contractor in enumerate((seller.id, contract.contractor_id)):
            other = Contract(
                id=new_id(),
                affiliate_id=AFFILIATE,
                contractor_id=contractor,
                reference=f"X-{number}",
                title="-",
                starts_on=DAY,
            )
            session.add(other)
            session.flush()
            session.add(Disclosed(contract_id=other.id, factory_id=shirts.id))
        session.flush()
        (found,) = disclosure_of(session, contract, DAY).factories
        # The contractor's own second contract corroborates nothing.
        assert found.others == 1


def test_who_is_refuted_is_not_reached(house: House) -> None:
    add_ripe_case(house)
    with transaction(house.engine) as session:
        contract, shirts, _ = parts(session)
        assert len(reaches(session, shirts.id, DAY)) == 1
        check_disclosed(session, contract, shirts.id, "refute", "closed since 2024", DAY)
        assert reaches(session, shirts.id, DAY) == ()
        assert sources(session, AFFILIATE, DAY) == ()
        check_disclosed(session, contract, shirts.id, "verify", "bill of lading", DAY)
        assert len(sources(session, AFFILIATE, DAY)) == 1


def test_what_is_refused(house: House) -> None:
    add_ripe_case(house)
    with transaction(house.engine) as session:
        contract, shirts, mill = parts(session)
        with pytest.raises(Refusal, match="disclosure_too_large"):
            disclose(session, contract, [shirts.id, mill.id], 1, DAY)
        with pytest.raises(Refusal, match="factory_not_disclosed"):
            check_disclosed(session, contract, mill.id, "verify", "visit", DAY)
        with pytest.raises(Refusal, match="evidence_missing"):
            check_disclosed(session, contract, shirts.id, "verify", " ", DAY)
        check_disclosed(session, contract, shirts.id, "refute", "gone", DAY)
        for event in ("corroborate", "expire"):
            with pytest.raises(Refusal, match="out_of_step"):
                check_disclosed(session, contract, shirts.id, event, "a list", DAY)
