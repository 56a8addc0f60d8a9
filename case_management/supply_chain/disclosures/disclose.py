"""A contractor discloses factories for a contract, and somebody looks whether that is so."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from case_management.refusals import Refusal
from case_management.supply_chain.disclosures.verification import (
    EVENTS,
    VERIFICATION,
    disclosed_percent,
    standing,
)
from case_management.supply_chain.models import (
    Contract,
    Disclosed,
    DisclosureVersion,
    Factory,
)


@dataclass(frozen=True)
class DisclosedFactory:
    """One factory of the newest version."""

    factory: Factory
    state: str
    """As it holds on the day that was asked for."""
    evidence: str
    checked_on: date | None
    others: int
    """How many contracts of other contractors name it too."""


@dataclass(frozen=True)
class ContractDisclosure:
    """The newest version of a contract."""

    number: int
    """0 where none was given since versions are kept."""
    percent: int | None
    factories: list[DisclosedFactory]


def disclose(
    session: Session,
    contract: Contract,
    factory_ids: Sequence[str],
    total: int | None,
    on: date,
) -> DisclosureVersion:
    """The next version: it replaces what was disclosed before; who stays keeps its state.

    Raises Refusal "disclosure_too_large" where more are named than there are said to be.
    """
    named = list(dict.fromkeys(factory_ids))
    if total is not None and len(named) > total:
        raise Refusal("disclosure_too_large")
    newest = select(func.max(DisclosureVersion.number)).where(
        DisclosureVersion.contract_id == contract.id
    )
    version = DisclosureVersion(
        contract_id=contract.id,
        number=(session.scalar(newest) or 0) + 1,
        disclosed_on=on,
        factory_total=total,
        factories=",".join(named),
    )
    session.add(version)
    before = {one.factory_id: one for one in _rows(session, contract)}
    for factory_id in named:
        if factory_id not in before:
            session.add(Disclosed(contract_id=contract.id, factory_id=factory_id))
    for factory_id, row in before.items():
        if factory_id not in named:
            session.delete(row)
    session.flush()
    return version


def check_disclosed(
    session: Session, contract: Contract, factory_id: str, event: str, evidence: str, on: date
) -> str:
    """What somebody found about one disclosed factory; its state. Raises Refusal.

    A finding without evidence is none.
    """
    row = session.get(Disclosed, (contract.id, factory_id))
    if row is None:
        raise Refusal("factory_not_disclosed")
    if not evidence.strip():
        raise Refusal("evidence_missing")
    now = standing(row.state, row.checked_on, on)
    if event not in EVENTS or (now, event) not in VERIFICATION.moves:
        raise Refusal("out_of_step")
    row.state = VERIFICATION.after(now, event)
    row.evidence, row.checked_on = evidence.strip()[:500], on
    session.flush()
    return row.state


def disclosure_of(session: Session, contract: Contract, on: date) -> ContractDisclosure:
    """What is disclosed, as it stands on a day, compared with what other contractors disclose."""
    rows = _rows(session, contract)
    others = dict(
        session.execute(
            select(Disclosed.factory_id, func.count())
            .join(Contract, Contract.id == Disclosed.contract_id)
            .where(Disclosed.factory_id.in_([one.factory_id for one in rows]))
            .where(Contract.contractor_id != contract.contractor_id)
            .group_by(Disclosed.factory_id)
        ).all()
    )
    newest = session.scalar(
        select(DisclosureVersion)
        .where(DisclosureVersion.contract_id == contract.id)
        .order_by(DisclosureVersion.number.desc())
        .limit(1)
    )
    return ContractDisclosure(
        number=newest.number if newest else 0,
        percent=disclosed_percent(len(rows), newest.factory_total) if newest else None,
        factories=[
            DisclosedFactory(
                factory=session.get_one(Factory, one.factory_id),
                state=standing(one.state, one.checked_on, on),
                evidence=one.evidence,
                checked_on=one.checked_on,
                others=others.get(one.factory_id, 0),
            )
            for one in rows
        ],
    )


def _rows(session: Session, contract: Contract) -> list[Disclosed]:
    rows = select(Disclosed).where(Disclosed.contract_id == contract.id)
    return list(session.scalars(rows.order_by(Disclosed.factory_id)))
