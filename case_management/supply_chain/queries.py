"""Reading the supply chain: which factory, and whose contracts reach it."""

import re
from collections.abc import Iterator
from datetime import date

from sqlalchemy import bindparam, or_, select
from sqlalchemy.orm import Session

from case_management.supply_chain import rules
from case_management.supply_chain.models import Contract, Contractor, Disclosed, Factory
from config.rows.prepared import Prepared
from intake.dialogue.understanding.spelling.normalise import ascii_digits, is_unspaced

_GLUED = re.compile(r"[^A-Za-z0-9]*([A-Za-z0-9][A-Za-z0-9_-]{2,}[A-Za-z0-9])[^A-Za-z0-9]*")
"""A code between letters of a script that puts no spaces between words. A shorter one may be an
hour or a month: "18点", "2月"."""


_NAMES = Prepared(select(Factory.id, Factory.name))
_WORDS = ("one", "two", "three", "four")
_CODED = Prepared(
    select(Factory.id).where(
        or_(
            Factory.code.in_([bindparam(word) for word in _WORDS]),
            Factory.start_code.in_([bindparam(word) for word in _WORDS]),
        )
    )
)


def factories(session: Session) -> list[Factory]:
    """Every factory, by name."""
    return list(session.scalars(select(Factory).order_by(Factory.name)))


def factory_named(session: Session, text: str) -> Factory | None:
    """The one factory whose code stands in a worker's text, or whose name is the whole of it.

    The code is that which workers text, in the digits of any script, or that of its posters' links.
    """
    if coded := factory_coded(session, text):
        return coded
    wanted = " ".join(text.replace("\x00", " ").casefold().split())
    named = [one for one, name in _NAMES.all(session) if name.casefold() == wanted]
    return session.get(Factory, named[0]) if len(named) == 1 else None


def factory_coded(session: Session, text: str) -> Factory | None:
    """The one factory whose code stands in a worker's text."""
    # PostgreSQL holds no NUL, and refuses to look for one.
    words = sorted(set(_codes(ascii_digits(text.replace("\x00", " ")))))
    found = {
        factory
        for start in range(0, len(words), len(_WORDS))
        for (factory,) in _CODED.all(session, **_places(words[start : start + len(_WORDS)]))
    }
    return session.get(Factory, found.pop()) if len(found) == 1 else None


def _places(words: list[str]) -> dict[str, str]:
    """A value for each place of the statement; with fewer words the first again."""
    return {place: words[number % len(words)] for number, place in enumerate(_WORDS)}


def _codes(text: str) -> Iterator[str]:
    """What in `text` may be a factory's code: whole words only, for "18:00" and "2/3" are none."""
    for word in text.upper().split():
        letters = [place for place, one in enumerate(word) if one.isalnum()]
        if letters:
            # Without punctuation, or marks of direction, around it.
            yield word[letters[0] : letters[-1] + 1]
        if is_unspaced(word) and (found := _GLUED.fullmatch(word)):
            yield found.group(1)


def contracts(session: Session) -> list[rules.ContractTerms]:
    """Every contract with its disclosed factories, as the rules take them."""
    disclosed: dict[str, set[str]] = {}
    for row in session.scalars(select(Disclosed)):
        disclosed.setdefault(row.contract_id, set()).add(row.factory_id)
    rows = session.execute(
        select(Contract, Contractor.name).join(Contractor, Contract.contractor_id == Contractor.id)
    )
    return [
        rules.ContractTerms(
            id=contract.id,
            affiliate=contract.affiliate_id,
            contractor=contractor,
            factories=frozenset(disclosed.get(contract.id, ())),
            starts_on=contract.starts_on,
            ends_on=contract.ends_on,
        )
        for contract, contractor in rows
    ]


def own_contracts(
    session: Session,
    affiliate_id: str,
    on: date,
    factory: tuple[str, str] | None,
    contractor: str | None,
) -> tuple[str, ...]:
    """The references of an affiliate's own contracts that run on a day, by what an alert names.

    `factory` is a name and a country. Nothing but what is given narrows them: where an alert names
    no factory (docs/domain.md, Disclosure), the contracts that list it must not give it away.
    """
    if factory is None and contractor is None:
        return ()
    wanted = select(Contract.reference).where(
        Contract.affiliate_id == affiliate_id,
        Contract.starts_on <= on,
        or_(Contract.ends_on.is_(None), Contract.ends_on >= on),
    )
    if factory is not None:
        name, country = factory
        listed = (
            select(Disclosed.contract_id)
            .join(Factory, Factory.id == Disclosed.factory_id)
            .where(Factory.name == name, Factory.country == country)
        )
        wanted = wanted.where(Contract.id.in_(listed))
    if contractor is not None:
        named = select(Contractor.id).where(Contractor.name == contractor)
        wanted = wanted.where(Contract.contractor_id.in_(named))
    return tuple(session.scalars(wanted.order_by(Contract.reference)))


def reaching(session: Session, factory_id: str, on: date) -> tuple[rules.ContractTerms, ...]:
    """The running contracts that list a factory."""
    return rules.reaching(contracts(session), factory_id, on)
