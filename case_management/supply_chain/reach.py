"""Which contracts a factory's goods go into, read for that factory alone.

However many links there are, a question reads those on its own way: one statement a tier.
"""

from collections.abc import Iterable, Iterator
from datetime import date

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from case_management.supply_chain.disclosures.verification import REFUTED
from case_management.supply_chain.models import (
    Contract,
    Contractor,
    Disclosed,
    Factory,
    SupplyLink,
    UserAgency,
)
from case_management.supply_chain.rules import (
    ContractTerms,
    ReachedContract,
    reached,
    shortest_paths,
)

_AT_ONCE = 500


def reaches(session: Session, factory_id: str, on: date) -> tuple[ReachedContract, ...]:
    """The running contracts that a factory serves in any tier, each by its shortest way."""
    paths = supplied_by(session, frozenset({factory_id}))
    return reached(_contracts(session, paths, on), paths, on)


def reaching(session: Session, factory_id: str, on: date) -> tuple[ContractTerms, ...]:
    """The same contracts, without the ways."""
    return tuple(one.contract for one in reaches(session, factory_id, on))


def sources(session: Session, affiliate_id: str, on: date) -> tuple[ReachedContract, ...]:
    """What an affiliate buys from by its running contracts: every factory of every tier.

    Each with the shortest way from it to a factory that the contract's contractor disclosed.
    """
    used = select(UserAgency.contract_id).where(UserAgency.affiliate_id == affiliate_id)
    bought = or_(Contract.affiliate_id == affiliate_id, Contract.id.in_(used))
    listed = select(Disclosed.factory_id).join(Contract, Contract.id == Disclosed.contract_id)
    disclosed = set(session.scalars(listed.where(bought, Disclosed.state != REFUTED)))

    def links(supplied: frozenset[str]) -> Iterator[tuple[str, str]]:
        for some in _some(supplied):
            pairs = select(SupplyLink.supplied_id, SupplyLink.supplier_id).where(
                SupplyLink.supplied_id.in_(some)
            )
            yield from ((one, supplier) for one, supplier in session.execute(pairs))

    found = []
    for contract in _contracts(session, disclosed, on):
        if affiliate_id in contract.buyers:
            paths = shortest_paths(contract.factories, links).values()
            found += [ReachedContract(contract, path[::-1]) for path in paths]
    return tuple(sorted(found, key=lambda one: (one.tier, one.contract.id, one.path)))


def supplied_by(session: Session, factory_ids: frozenset[str]) -> dict[str, tuple[str, ...]]:
    """Every factory that these supply in any tier, with the shortest way; these too.

    Entries that were merged are one factory.
    """

    def links(suppliers: frozenset[str]) -> Iterator[tuple[str, str]]:
        same = _entries(session, suppliers)
        for some in _some(same):
            pairs = select(SupplyLink.supplier_id, SupplyLink.supplied_id).where(
                SupplyLink.supplier_id.in_(some)
            )
            for supplier, supplied in session.execute(pairs):
                yield same[supplier], supplied

    paths = shortest_paths(factory_ids, links)
    # A contract may name any entry of a factory.
    return {entry: paths[one] for entry, one in _entries(session, paths).items()}


def _entries(session: Session, factory_ids: Iterable[str]) -> dict[str, str]:
    """Each entry of these factories, with the one of them that it stands for."""
    found = {one: one for one in factory_ids}
    roots: dict[str, str] = {}
    entries = select(Factory.id, Factory.merged_into_id)
    for some in _some(found):
        for entry, into in session.execute(entries.where(Factory.id.in_(some))):
            roots.setdefault(into or entry, entry)
    for some in _some(roots):
        same = entries.where(or_(Factory.id.in_(some), Factory.merged_into_id.in_(some)))
        for entry, into in session.execute(same):
            found.setdefault(entry, roots[into if into in roots else entry])
    return found


def _contracts(session: Session, factory_ids: Iterable[str], on: date) -> list[ContractTerms]:
    """The contracts that run on a day and name one of these factories."""
    named: dict[str, set[str]] = {}
    for some in _some(factory_ids):
        rows = select(Disclosed.contract_id, Disclosed.factory_id).where(
            Disclosed.factory_id.in_(some), Disclosed.state != REFUTED
        )
        for contract_id, factory_id in session.execute(rows):
            named.setdefault(contract_id, set()).add(factory_id)
    found = []
    for some in _some(named):
        agencies = _agencies(session, some)
        running = (
            select(Contract, Contractor.name)
            .join(Contractor, Contract.contractor_id == Contractor.id)
            .where(Contract.id.in_(some), Contract.starts_on <= on)
            .where(or_(Contract.ends_on.is_(None), Contract.ends_on >= on))
        )
        for contract, contractor in session.execute(running):
            terms = ContractTerms(
                id=contract.id,
                affiliate=contract.affiliate_id,
                contractor=contractor,
                factories=frozenset(named[contract.id]),
                starts_on=contract.starts_on,
                ends_on=contract.ends_on,
                agencies=frozenset(agencies.get(contract.id, ())),
                reference=contract.reference,
            )
            found.append(terms)
    return found


def _agencies(session: Session, contracts: list[str]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    rows = select(UserAgency.contract_id, UserAgency.affiliate_id)
    for contract, affiliate in session.execute(rows.where(UserAgency.contract_id.in_(contracts))):
        found.setdefault(contract, set()).add(affiliate)
    return found


def _some(ids: Iterable[str]) -> Iterator[list[str]]:
    """In parts, as a statement takes so many values only."""
    every = sorted(ids)
    for start in range(0, len(every), _AT_ONCE):
        yield every[start : start + _AT_ONCE]
