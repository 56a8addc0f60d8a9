"""Add one contract of a public buyer, with the factories that its contractor disclosed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from case_management.refusals import Refusal
from case_management.supply_chain.models import (
    Contract,
    Contractor,
    Disclosed,
    Factory,
    UserAgency,
)
from config.platform.database import new_id
from vault.organisations import Organisation
from vault.roles import OrganisationKind


@dataclass(frozen=True)
class NewContract:
    """A contract as an operator, or a file of a register, describes it."""

    reference: str
    affiliate: str
    """The id of the buyer's organisation."""
    contractor: str
    """The name of the company that holds it."""
    title: str
    starts_on: date
    ends_on: date | None = None
    """The last day; None runs on."""
    factory_codes: tuple[str, ...] = ()
    """What workers text for the disclosed factories."""
    agencies: tuple[str, ...] = ()
    """Ids of other affiliates that buy by it."""


def add_contract(session: Session, new: NewContract) -> Contract:
    """Makes its rows. Raises Refusal where the buyer, a user agency or a factory is unknown."""
    for one in (new.affiliate, *new.agencies):
        buyer = session.get(Organisation, one)
        if buyer is None or buyer.kind != OrganisationKind.AFFILIATE:
            raise Refusal("affiliate_unknown")
    contract = Contract(
        id=new_id(),
        affiliate_id=new.affiliate,
        contractor_id=_contractor(session, new.contractor).id,
        reference=new.reference,
        title=new.title,
        starts_on=new.starts_on,
        ends_on=new.ends_on,
    )
    session.add(contract)
    session.flush()
    _disclose(session, contract, new.factory_codes)
    for one in dict.fromkeys(new.agencies):
        if one != new.affiliate:
            session.add(UserAgency(contract_id=contract.id, affiliate_id=one))
    return contract


def _contractor(session: Session, name: str) -> Contractor:
    company = session.scalar(select(Contractor).where(Contractor.name == name))
    if company is None:
        company = Contractor(id=new_id(), name=name)
        session.add(company)
        session.flush()
    return company


def _disclose(session: Session, contract: Contract, codes: Iterable[str]) -> None:
    for code in codes:
        found = session.scalar(select(Factory.id).where(Factory.code == code.upper()))
        if found is None:
            raise Refusal("factory_code_unknown", factory=code)
        session.add(Disclosed(contract_id=contract.id, factory_id=found))
