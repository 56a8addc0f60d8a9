"""What of a factory's name tells it from others: its own words, and which unit it is."""

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import product

from rapidfuzz.distance import Levenshtein
from rapidfuzz.process import extractOne

from case_management.supply_chain.matching.alike import SharedWords, common, glued
from case_management.supply_chain.matching.plain_words import plain_words
from case_management.supply_chain.matching.word_tables import (
    BRANCH_WORDS,
    COMMON_WORDS,
    LEGAL_FORMS,
    NUMBERS,
    PROCESS_WORDS,
    SHORT_FORMS,
    UNIT_WORDS,
)

_COMMON, _PLACE, _OWN = 0.3, 0.4, 1.0
_ALSO = re.compile(
    r"\s+/\s+|\b(?:a\.?k\.?a\.?|f\.?k\.?a\.?|formerly(?: known as)?|also known as|doing business as"
    r"|d/b/a|dba|ex)\b[.:]?",
    re.IGNORECASE,
)
_BRACKETS = re.compile(r"[(\[（]([^)\]）]*)[)\]）]")
_LONGEST_INITIALS, _BY_INITIALS = 5, 0.8
_LONG_ENOUGH = 5
_SPELLED = sorted(word for word in {*COMMON_WORDS, *SHORT_FORMS} if len(word) >= _LONG_ENOUGH)
_JOINED_ALIKE = 0.93


@dataclass(frozen=True)
class ReadName:
    """One of the names that a factory goes by."""

    words: tuple[str, ...]
    """Without legal forms, in the form they are compared by."""
    units: frozenset[str]
    """Numbers and letters of units, and processes between brackets."""


@dataclass(frozen=True)
class NamesAlike:
    """How alike two names are."""

    score: float
    """From 0 to 1."""
    other_words: bool
    """Each has words of its own that the other lacks."""
    units: str
    """"same", "none", "one" where only one of them names a unit, or "other"."""


@lru_cache(maxsize=50_000)
def read_names(text: str) -> tuple[ReadName, ...]:
    """The name, and those that stand beside it as "aka …", "A / B" or between brackets."""
    units = _read(text).units
    found: dict[tuple[str, ...], None] = {}
    for part in [one for one in _ALSO.split(text) if one.strip(" .,-()")] or [text]:
        found[_read(part).words] = None
        inside = [one for one in _BRACKETS.findall(part) if len(plain_words(one).split()) > 1]
        for one in (_BRACKETS.sub(" ", part), *inside):
            words = _read(one).words
            if any(word not in COMMON_WORDS for word in words):
                found[words] = None
    return tuple(ReadName(words, units) for words in found)


def compare_names(left: str, right: str, places: frozenset[str]) -> NamesAlike:
    """The likest pair of the names of both. `places` are words of their addresses."""
    pairs = product(read_names(left), read_names(right))
    return max(
        (_compare(one, other, places) for one, other in pairs),
        key=lambda alike: (alike.score, not alike.other_words),
    )


def _read(text: str) -> ReadName:
    words, units = [], set()
    raw = plain_words(text).split()
    if raw[:1] in (["pt"], ["cv"], ["ud"], ["cty"]):
        raw = raw[1:]
    bracketed = set(plain_words(" ".join(_BRACKETS.findall(text))).split())
    for at, word in enumerate(raw):
        before, after = raw[at - 1 : at], raw[at + 1 : at + 2]
        if (number := _number(word, before, after, last=at == len(raw) - 1)) is not None:
            units.add(number)
        elif word in PROCESS_WORDS and word in bracketed:
            units.add(word)
        elif word in UNIT_WORDS and _is_unit(raw, at):
            continue
        elif word in BRANCH_WORDS:
            units.add("branch")
        elif word not in LEGAL_FORMS and len(word) > 1:
            words.append(_form(word))
    return ReadName(tuple(words), frozenset(units))


def _number(word: str, before: list[str], after: list[str], last: bool) -> str | None:
    """Of a unit. Letters and numerals count beside a word for a unit, or at the end."""
    near = bool(before and before[0] in UNIT_WORDS | {"no"}) or bool(
        after and after[0] in UNIT_WORDS
    )
    if word.isdigit():
        return word.lstrip("0") or "0"
    if word in NUMBERS:
        roman = set(word) <= set("ivx")
        if near or (roman and len(word) > 1) or (last and before):
            return NUMBERS[word]
        if roman and len(word) == 1 and not near:
            return None
        return NUMBERS[word] if after and after[0] in LEGAL_FORMS else None
    if len(word) == 1 and near:
        return word
    return None


def _is_unit(raw: list[str], at: int) -> bool:
    beside = raw[at - 1 : at] + raw[at + 1 : at + 2] if at else raw[1:2]
    return any(one.isdigit() or one in NUMBERS or len(one) == 1 or one == "no" for one in beside)


@lru_cache(maxsize=10_000)
def _form(word: str) -> str:
    """Short forms in full, in the singular; a common word with a slip of the hand without it."""
    word = SHORT_FORMS.get(word, word)
    if len(word) > 4 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = SHORT_FORMS.get(word[:-1], word[:-1])
    if word in COMMON_WORDS or len(word) < _LONG_ENOUGH:
        return word
    meant = extractOne(word, _SPELLED, scorer=Levenshtein.distance, score_cutoff=1)
    return SHORT_FORMS.get(meant[0], meant[0]) if meant else word


def _compare(left: ReadName, right: ReadName, places: frozenset[str]) -> NamesAlike:
    left, right = (
        replace(one, words=tuple(glued(one.words, other.words)))
        for one, other in ((left, right), (right, left))
    )
    shared = common(_weighed(left, places), _weighed(right, places))
    score = 0.6 * shared.dice + 0.4 * shared.contained
    joined, initials = _joined(left, right, places), _initials(left, right)
    score = max(score, joined, initials)
    whole = max(joined, initials) >= _BY_INITIALS
    return NamesAlike(score, not whole and _both_have_own(shared), _units(left, right))


def _both_have_own(shared: SharedWords) -> bool:
    """Whether each has a word left, and at least one that tells a factory from another."""
    left = sorted((shared.only_left, shared.only_right))
    return left[0] >= _COMMON and left[1] >= _PLACE


def _weighed(name: ReadName, places: frozenset[str]) -> list[tuple[str, float]]:
    return [(word, _weight(word, places)) for word in name.words]


def _weight(word: str, places: frozenset[str]) -> float:
    if word in COMMON_WORDS:
        return _COMMON
    return _PLACE if word in places else _OWN


def _joined(left: ReadName, right: ReadName, places: frozenset[str]) -> float:
    """Of the words without spaces: "Hua Li Da" is "HuaLiDa"."""

    def alike(one: str, other: str) -> float:
        long_enough = min(len(one), len(other)) >= 5
        return Levenshtein.normalized_similarity(one, other) if long_enough else float(one == other)

    all_words = alike("".join(left.words), "".join(right.words))
    own = [
        "".join(word for word in name.words if _weight(word, places) == _OWN)
        for name in (left, right)
    ]
    bare = alike(*own) * 0.9 if all(own) else 0.0
    # What is nearly the same may be two companies: "Ming Lu", "Ming Hu".
    return max(one if one >= _JOINED_ALIKE else 0.0 for one in (all_words, bare))


def _initials(left: ReadName, right: ReadName) -> float:
    for short, full in ((left, right), (right, left)):
        said = short.words[0] if len(short.words) == 1 else ""
        letters = "".join(word[0] for word in full.words)
        if 3 <= len(said) <= _LONGEST_INITIALS and said == letters:
            return _BY_INITIALS
    return 0.0


def _units(left: ReadName, right: ReadName) -> str:
    if left.units == right.units:
        return "same" if left.units else "none"
    return "one" if not left.units or not right.units else "other"
