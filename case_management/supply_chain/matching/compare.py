"""Whether two entries of lists are one factory: match, distinct, or unclear, for a person.

What is a match, in words: the same country; names that are spellings of one name, without legal
form; addresses that are spellings of one place. Another unit, plant or building of a company is
another factory, and so is another company at the same address. What lies between, a person decides.
"""

from dataclasses import dataclass
from enum import StrEnum

from case_management.supply_chain.matching.addresses import (
    AddressesAlike,
    compare_addresses,
    place_words,
)
from case_management.supply_chain.matching.countries import country_code, country_name
from case_management.supply_chain.matching.names import NamesAlike, compare_names
from case_management.supply_chain.matching.plain_words import is_latin, plain_words


class MatchOutcome(StrEnum):
    """What a comparison comes to."""

    MATCH = "match"
    UNCLEAR = "unclear"
    DISTINCT = "distinct"


@dataclass(frozen=True)
class Entry:
    """A factory as a list has it."""

    name: str
    address: str
    country: str
    """Any usual spelling."""


@dataclass(frozen=True)
class Comparison:
    """The outcome, and what it rests on."""

    outcome: MatchOutcome
    why: str
    """A code: which rule decided."""
    name: float
    """From 0 to 1."""
    address: float | None
    """From 0 to 1; None where an address says too little."""


_SAME_NAME, _LIKE_NAME, _NEAR_NAME = 0.88, 0.74, 0.5
_SAME_PLACE, _LIKE_PLACE, _NEAR_PLACE = 0.7, 0.5, 0.4


def compare(left: Entry, right: Entry) -> Comparison:
    """Compares two entries."""
    codes = [country_code(one.country) or plain_words(one.country) for one in (left, right)]
    country = frozenset(
        word for code in codes for word in (*plain_words(country_name(code)).split(), code.lower())
    )
    places = place_words(left.address) | place_words(right.address) | country
    names = compare_names(left.name, right.name, places)
    addresses = compare_addresses(left.address, right.address, country)
    scripts = {is_latin(one.name) for one in (left, right)}
    outcome, why = _decide(names, addresses, codes[0] == codes[1], len(scripts) > 1)
    return Comparison(outcome, why, round(names.score, 3), _rounded(addresses.score))


def _rounded(score: float | None) -> float | None:
    return None if score is None else round(score, 3)


def _decide(
    names: NamesAlike, addresses: AddressesAlike, same_country: bool, other_scripts: bool
) -> tuple[MatchOutcome, str]:
    place = addresses.score or 0.0
    if not same_country:
        # Lists do file an address under the wrong country.
        both = names.score >= _SAME_NAME and place >= _SAME_PLACE
        return (MatchOutcome.UNCLEAR if both else MatchOutcome.DISTINCT), "country"
    if names.units == "other":
        return MatchOutcome.DISTINCT, "unit"
    if names.score >= _SAME_NAME and not names.other_words:
        return _same_name(names, addresses)
    if names.score >= _LIKE_NAME:
        return _like_name(names, addresses)
    return _other_name(names, addresses, other_scripts)


def _other_name(
    names: NamesAlike, addresses: AddressesAlike, other_scripts: bool
) -> tuple[MatchOutcome, str]:
    here = (addresses.score or 0.0) >= _SAME_PLACE and addresses.numbers != "other"
    if here and other_scripts:
        return MatchOutcome.UNCLEAR, "script"
    near = here and names.score >= _NEAR_NAME and not names.other_words
    return (MatchOutcome.UNCLEAR if near else MatchOutcome.DISTINCT), "name"


def _same_name(names: NamesAlike, addresses: AddressesAlike) -> tuple[MatchOutcome, str]:
    if addresses.score is None:
        return MatchOutcome.UNCLEAR, "address_says_little"
    elsewhere = addresses.numbers == "other" and addresses.score < _LIKE_PLACE
    if addresses.score < _NEAR_PLACE or elsewhere:
        return MatchOutcome.DISTINCT, "address"
    if names.units == "one":
        return MatchOutcome.UNCLEAR, "unit"
    if addresses.numbers == "other":
        return MatchOutcome.UNCLEAR, "numbers"
    least = _LIKE_PLACE if addresses.numbers == "same" else _SAME_PLACE
    if addresses.score < least or (addresses.postal == "other" and addresses.score < _SAME_PLACE):
        return MatchOutcome.UNCLEAR, "address"
    return MatchOutcome.MATCH, "name_and_address"


def _like_name(names: NamesAlike, addresses: AddressesAlike) -> tuple[MatchOutcome, str]:
    place = addresses.score or 0.0
    if place < _LIKE_PLACE:
        return MatchOutcome.DISTINCT, "address"
    if names.other_words:
        return MatchOutcome.DISTINCT, "other_words"
    sure = place >= _SAME_PLACE and addresses.numbers != "other" and names.units != "one"
    return (MatchOutcome.MATCH, "name_and_address") if sure else (MatchOutcome.UNCLEAR, "name")
