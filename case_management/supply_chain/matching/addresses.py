"""How alike two addresses of one country are: their numbers, and the words of their places."""

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from case_management.supply_chain.matching.alike import common, glued
from case_management.supply_chain.matching.plain_words import plain_words
from case_management.supply_chain.matching.word_tables import ADDRESS_COMMON, ADDRESS_FORMS

_COMMON, _OWN = 0.15, 1.0
_NUMBER = re.compile(r"[a-z]{0,2}\d+[a-z]?|\d+")
_POSTAL_DIGITS = 5
_TELLING_NUMBERS, _BY_NUMBERS = 3, 0.8
_ENOUGH = 1.0
"""With less than one word of its own an address says nothing."""


@dataclass(frozen=True)
class ReadAddress:
    """One address, each word in the form it is compared by."""

    words: tuple[str, ...]
    numbers: frozenset[str]
    """Of houses, plots, roads, kilometres, zones."""
    postal: frozenset[str]
    """Numbers of five digits and more."""

    @property
    def says(self) -> float:
        """What its words weigh."""
        return sum(_weight(word) for word in self.words)


@dataclass(frozen=True)
class AddressesAlike:
    """How alike two addresses are."""

    score: float | None
    """From 0 to 1; None where one of them says too little."""
    numbers: str
    """"same" where they share half, "none" where one has none, else "other"."""
    postal: str
    """Of postal codes; "same", "none" and "other" as for numbers."""


@lru_cache(maxsize=50_000)
def read_address(text: str) -> ReadAddress:
    """Its words and numbers."""
    words, numbers, postal = [], set(), set()
    for word in plain_words(text).split():
        form = ADDRESS_FORMS.get(word, word)
        if form.isdigit() and len(form) >= _POSTAL_DIGITS:
            postal.add(form.lstrip("0"))
        elif _NUMBER.fullmatch(form):
            numbers.add(form.lstrip("0") or "0")
        elif len(form) > 1:
            words.append(form)
    return ReadAddress(tuple(dict.fromkeys(words)), frozenset(numbers), frozenset(postal))


def compare_addresses(left: str, right: str, country_words: frozenset[str]) -> AddressesAlike:
    """`country_words` are those of the country's name, which tell nothing here."""
    one, other = (_without(read_address(text), country_words) for text in (left, right))
    numbers = _shared(one.numbers, other.numbers)
    postal = _shared(one.postal, other.postal)
    if min(one.says, other.says) < _ENOUGH:
        # "17 Ave. 40-76, Zona 12" needs no more words.
        alone = one.numbers == other.numbers and len(one.numbers) >= _TELLING_NUMBERS
        return AddressesAlike(_BY_NUMBERS if alone else None, numbers, postal)
    one, other = (
        replace(read, words=tuple(glued(read.words, against.words)))
        for read, against in ((one, other), (other, one))
    )
    shared = common(_weighed(one), _weighed(other))
    score = 0.4 * shared.dice + 0.6 * shared.contained
    joined = [
        "".join(word for word in read.words if _weight(word) == _OWN) for read in (one, other)
    ]
    if joined[0] == joined[1]:
        score = 1.0
    return AddressesAlike(score, numbers, postal)


def place_words(address: str) -> frozenset[str]:
    """The words of an address that may also stand in the name of a company there."""
    return frozenset(one for one in read_address(address).words if one not in ADDRESS_COMMON)


def _without(address: ReadAddress, words: frozenset[str]) -> ReadAddress:
    kept = tuple(word for word in address.words if word not in words)
    return ReadAddress(kept, address.numbers, address.postal)


def _shared(left: frozenset[str], right: frozenset[str]) -> str:
    if not left or not right:
        return "none"
    return "same" if len(left & right) * 2 >= min(len(left), len(right)) else "other"


def _weighed(address: ReadAddress) -> list[tuple[str, float]]:
    return [(word, _weight(word)) for word in address.words]


def _weight(word: str) -> float:
    return _COMMON if word in ADDRESS_COMMON else _OWN
