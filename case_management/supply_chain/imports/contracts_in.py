"""Contracts of OCDS taken into the register."""

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from case_management.supply_chain.imports.outcomes import RowOutcome, TakenRow, in_words
from case_management.supply_chain.matching.plain_words import plain_words
from case_management.supply_chain.models import Contract, Contractor
from case_management.supply_chain.reading.ocds import ListedContract
from case_management.supply_chain.reading.open_supply_hub import in_one_line
from config.platform.database import new_id
from vault.organisations import Organisation
from vault.roles import OrganisationKind

_CHANGED = ("title", "starts_on", "ends_on", "ocid", "amount", "currency", "categories")


def take_in_contracts(
    session: Session, listed: Iterable[ListedContract], buyers: Mapping[str, str]
) -> Iterator[TakenRow]:
    """Writes new ones, brings known ones up to date.

    `buyers` are ids of affiliates by a buyer's "scheme-number" or name in the file; an affiliate of
    the same name needs no entry.
    """
    known = _affiliates(session) | {plain_words(name): one for name, one in buyers.items()}
    for one in listed:
        kept = in_one_line(one.kept)
        if one.refused:
            why = in_words(one.refused, dict(one.values))
            yield TakenRow(one.number, RowOutcome.REFUSED, kept, why)
            continue
        affiliate = known.get(plain_words(one.buyer_id)) or known.get(plain_words(one.buyer))
        if affiliate is None:
            why = in_words("buyer_unknown", {"id": one.buyer_id, "name": one.buyer})
            yield TakenRow(one.number, RowOutcome.UNCLEAR, kept, why)
            continue
        yield _take_in(session, one, affiliate, kept)


def _affiliates(session: Session) -> dict[str, str]:
    rows = session.execute(
        select(Organisation.name, Organisation.id).where(
            Organisation.kind == OrganisationKind.AFFILIATE
        )
    )
    return {plain_words(name): one for name, one in rows}


def _take_in(session: Session, one: ListedContract, affiliate: str, kept: str) -> TakenRow:
    reference = (one.id or one.ocid)[-60:]
    contract = session.scalar(
        select(Contract).where(Contract.affiliate_id == affiliate, Contract.reference == reference)
    )
    outcome = RowOutcome.NEW if contract is None else RowOutcome.MATCHED
    new: dict[str, object] = {
        "title": one.title,
        "starts_on": one.starts_on,
        "ends_on": one.ends_on,
        "ocid": one.ocid[:80],
        "amount": one.amount or None,
        "currency": one.currency or None,
        "categories": ",".join(one.categories)[:500],
    }
    before: dict[str, object] = {}
    if contract is None:
        contractor = _contractor(session, one)
        contract = Contract(
            id=new_id(), affiliate_id=affiliate, contractor_id=contractor, reference=reference
        )
        for name, value in new.items():
            setattr(contract, name, value)
        session.add(contract)
    else:
        for name in _CHANGED:
            was = getattr(contract, name)
            if was != new[name]:
                before[name] = was.isoformat() if isinstance(was, date) else was
                setattr(contract, name, new[name])
    session.flush()
    undo = json.dumps(before) if before else None
    return TakenRow(one.number, outcome, kept, object_id=contract.id, before=undo)


def _contractor(session: Session, one: ListedContract) -> str:
    """By its number, else by its name; a new one where neither is known."""
    found: Contractor | None = None
    if one.supplier_id:
        found = session.scalar(select(Contractor).where(Contractor.party_id == one.supplier_id))
    found = found or session.scalar(select(Contractor).where(Contractor.name == one.supplier))
    if found is None:
        found = Contractor(id=new_id(), name=one.supplier, party_id=one.supplier_id or None)
        session.add(found)
        session.flush()
    return found.id
