"""The contracts by which one affiliate buys, as it sees them itself."""

from collections.abc import Iterable

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from case_management.supply_chain.models import (
    Contract,
    Contractor,
    Disclosed,
    Factory,
    UserAgency,
)


def contracts_of(session: Session, affiliate_id: str) -> list[Contract]:
    """Its own and those that it uses as an agency, those that run longest first."""
    used = select(UserAgency.contract_id).where(UserAgency.affiliate_id == affiliate_id)
    return list(
        session.scalars(
            select(Contract)
            .where(or_(Contract.affiliate_id == affiliate_id, Contract.id.in_(used)))
            .order_by(
                Contract.ends_on.is_(None).desc(), Contract.ends_on.desc(), Contract.reference
            )
        )
    )


def contractor_names(session: Session, contracts: Iterable[Contract]) -> dict[str, str]:
    """The name of each contractor of these contracts, by id."""
    ids = {one.contractor_id for one in contracts}
    return {
        one.id: one.name
        for one in session.scalars(select(Contractor).where(Contractor.id.in_(ids)))
    }


def disclosed_in(session: Session, contracts: Iterable[Contract]) -> dict[str, list[Factory]]:
    """The disclosed factories of these contracts by name, by the contract's id."""
    rows = session.execute(
        select(Disclosed.contract_id, Factory)
        .join(Factory, Factory.id == Disclosed.factory_id)
        .where(Disclosed.contract_id.in_([one.id for one in contracts]))
        .order_by(Factory.name)
    )
    found: dict[str, list[Factory]] = {}
    for contract, factory in rows:
        found.setdefault(contract, []).append(factory)
    return found
