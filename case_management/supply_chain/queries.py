"""Reading the supply chain: which factory, and whose contracts reach it."""

import re
from collections.abc import Iterator
from datetime import date

from sqlalchemy import bindparam, or_, select
from sqlalchemy.orm import Session

from case_management.supply_chain.models import (
    Contract,
    Contractor,
    Disclosed,
    Factory,
    UserAgency,
)
from case_management.supply_chain.reach import supplied_by
from config.rows.prepared import Prepared
from intake.dialogue.understanding.spelling.normalise import ascii_digits, is_unspaced

_GLUED = re.compile(r"[^A-Za-z0-9]*([A-Za-z0-9][A-Za-z0-9_-]{2,}[A-Za-z0-9])[^A-Za-z0-9]*")
"""A code between letters of a script that puts no spaces between words. A shorter one may be an
hour or a month: "18点", "2月"."""


_NAMES = Prepared(select(Factory.id, Factory.name).where(Factory.merged_into_id.is_(None)))
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
    """Every factory, by name, without entries that turned out to be another one."""
    kept = select(Factory).where(Factory.merged_into_id.is_(None))
    return list(session.scalars(kept.order_by(Factory.name)))


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
    kept = {one.merged_into_id or one.id for one in _entries(session, found)}
    return session.get(Factory, kept.pop()) if len(kept) == 1 else None


def _entries(session: Session, ids: set[str]) -> list[Factory]:
    return [one for one in (session.get(Factory, identifier) for identifier in ids) if one]


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


def own_contracts(
    session: Session,
    affiliate_id: str,
    on: date,
    factory: tuple[str, str] | None,
    contractor: str | None,
) -> tuple[str, ...]:
    """The references of an affiliate's own contracts that run on a day, by what an alert names.

    Its own are also those by which it buys as a user agency. `factory` is a name and a country, in
    any tier. Nothing but what is given narrows them: where an alert names
    no factory (docs/domain.md, Disclosure), the contracts that list it must not give it away.
    """
    if factory is None and contractor is None:
        return ()
    used = select(UserAgency.contract_id).where(UserAgency.affiliate_id == affiliate_id)
    wanted = select(Contract.reference).where(
        or_(Contract.affiliate_id == affiliate_id, Contract.id.in_(used)),
        Contract.starts_on <= on,
        or_(Contract.ends_on.is_(None), Contract.ends_on >= on),
    )
    if factory is not None:
        name, country = factory
        named_so = select(Factory.id).where(Factory.name == name, Factory.country == country)
        supplied = supplied_by(session, frozenset(session.scalars(named_so)))
        listed = select(Disclosed.contract_id).where(Disclosed.factory_id.in_(list(supplied)))
        wanted = wanted.where(Contract.id.in_(listed))
    if contractor is not None:
        named = select(Contractor.id).where(Contractor.name == contractor)
        wanted = wanted.where(Contract.contractor_id.in_(named))
    return tuple(session.scalars(wanted.order_by(Contract.reference)))
