"""Reading the supply chain: which factory, and whose contracts reach it."""

import re
from datetime import date

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from case_management.supply_chain import rules
from case_management.supply_chain.models import Contract, Contractor, Disclosed, Factory
from intake.dialogue.spelling import ascii_digits

# Letters and signs of another script may stand before and behind it without a space.
_CODE = re.compile(r"[A-Za-z0-9_-]+")


def factories(session: Session) -> list[Factory]:
    """Every factory, by name."""
    return list(session.scalars(select(Factory).order_by(Factory.name)))


def factory_named(session: Session, text: str) -> Factory | None:
    """The one factory whose code stands in a worker's text, or whose name is the whole of it.

    The code is that which she texts, in the digits of any script, or that of its posters' links.
    """
    # PostgreSQL holds no NUL, and refuses to look for one.
    text = text.replace("\x00", " ")
    spoken = ascii_digits(text)
    words = {word.strip(".,;:()#").upper() for word in spoken.split()}
    words.update(word.upper() for word in _CODE.findall(spoken))
    if words:
        either = or_(Factory.code.in_(words), Factory.start_code.in_(words))
        found = list(session.scalars(select(Factory).where(either)))
        if len(found) == 1:
            return found[0]
    wanted = " ".join(text.casefold().split())
    named = [one for one in factories(session) if one.name.casefold() == wanted]
    return named[0] if len(named) == 1 else None


def contracts(session: Session) -> list[rules.Contract]:
    """Every contract with its disclosed factories, as the rules take them."""
    disclosed: dict[str, set[str]] = {}
    for row in session.scalars(select(Disclosed)):
        disclosed.setdefault(row.contract_id, set()).add(row.factory_id)
    rows = session.execute(
        select(Contract, Contractor.name).join(Contractor, Contract.contractor_id == Contractor.id)
    )
    return [
        rules.Contract(
            id=contract.id, affiliate=contract.affiliate_id, contractor=contractor,
            factories=frozenset(disclosed.get(contract.id, ())), starts_on=contract.starts_on,
            ends_on=contract.ends_on,
        )
        for contract, contractor in rows
    ]  # fmt: skip


def reaching(session: Session, factory_id: str, on: date) -> tuple[rules.Contract, ...]:
    """The running contracts that list a factory."""
    return rules.reaching(contracts(session), factory_id, on)
