"""What in a text may give somebody away: numbers, addresses, times, names and places. Pure.

The rules are data (config/policy/cases/identifying.json), which `remarks.ts` of the pages reads
too: both must say the same of a text, as tests/case_management/disclosure/remarks.json checks.
Only the browser compares with what workers wrote. See docs/domain.md, Disclosure.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from config.policy.cases.remarks import IDENTIFYING

_MASK = "\ue000"
_WORD = f"[^{IDENTIFYING['apart']}]"
_LETTER = f"(?:(?![0-9]){_WORD})"
_COMPANY = re.compile(r"(?: (?:ltd|limited|co|inc|gmbh|llc|pvt|bd|sa|de cv)\.?)+$")
_PREFIX = "(?:[وفبلك]?(?:ال)?|لل)"
_JOINED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")
_LATIN = re.compile("[a-zà-ɏḀ-ỿа-яё]")
_BEGINS = re.compile(r"(?:^|[.!?:;।。！？؟۔\n])[ \"'«»“”„(\[-]*$")


_BEFORE = 40
"""So many characters before a word say whether a sentence begins with it."""


@dataclass(frozen=True)
class Remark:
    """Something in a text that may point to a person."""

    kind: str
    """One of KINDS."""
    text: str
    """As the text has it, in plain digits."""


@dataclass(frozen=True)
class Known:
    """A name that the house knows; `kind` is "factory", "case" or "name"."""

    kind: str
    text: str


@dataclass(frozen=True)
class _Rules:
    patterns: tuple[tuple[str, re.Pattern[str]], ...]
    letter_of_place: re.Pattern[str]
    word: re.Pattern[str]
    not_names: frozenset[str]


def plain(text: str) -> str:
    """One spelling: NFKC, no invisible marks, digits 0 to 9, single spaces; case is kept."""
    kept = "".join(
        one
        for one in unicodedata.normalize("NFKC", text)
        if unicodedata.category(one) != "Cf" and one != "\u0640"
    )
    return re.sub(r"[^\S\n]+", " ", "".join(map(_as_ascii, kept))).strip()


def _as_ascii(one: str) -> str:
    kind = unicodedata.category(one)
    if kind == "Nd":
        return str(unicodedata.decimal(one))
    if kind == "Pd":
        return "-"
    return "'" if one in "’‘ʼ`" else one


def remarks_in(
    text: str, language: str, known: Iterable[Known] = (), allowed: Iterable[str] = ()
) -> tuple[Remark, ...]:
    """All remarks about a text, each once; `allowed` are names that it may say."""
    rules, rest = _rules(), plain(text)
    found: list[Remark] = []
    for name in allowed:
        rest = _mask(rest, _named(name), None, found)
    for one in known:
        rest = _mask(rest, _named(one.text), one.kind, found)
    for kind, pattern in rules.patterns:
        if kind == "number":
            rest = _mask_letters_of_places(rest, rules.letter_of_place, found)
        rest = _mask(rest, pattern, kind, found)
    if language not in IDENTIFYING["nouns_with_capitals"]:
        found += (Remark("name", one) for one in _capitals(rest, rules))
    return tuple(dict.fromkeys(found))


def _mask(rest: str, pattern: re.Pattern[str], kind: str | None, found: list[Remark]) -> str:
    def note(match: re.Match[str]) -> str:
        text = match[0].strip()
        if text and kind is not None:
            found.append(Remark(kind, text))
        return _MASK * len(match[0])

    return pattern.sub(note, rest)


def _mask_letters_of_places(rest: str, pattern: re.Pattern[str], found: list[Remark]) -> str:
    def note(match: re.Match[str]) -> str:
        if not match[1].isupper():
            return match[0]
        found.append(Remark("place", match[0]))
        return _MASK * len(match[0])

    return pattern.sub(note, rest)


def _named(name: str) -> re.Pattern[str]:
    """A name as it is written, and without what a company adds to it."""
    whole = plain(name).lower()
    short = _COMPANY.sub("", whole) or whole
    spelled = "|".join(re.escape(one) for one in (whole, short) if one) or "(?!)"
    return re.compile(f"(?<!{_WORD})(?:{spelled})(?!{_WORD})", re.IGNORECASE)


def _capitals(rest: str, rules: _Rules) -> Iterator[str]:
    """Words with a capital that no sentence begins with, neighbours together."""
    tokens = [
        one for one in rules.word.finditer(rest) if _is_capital(one[0]) and _is_name(one[0], rules)
    ]
    inside = {one[0] for one in tokens if not _begins(rest, one)}
    run: list[re.Match[str]] = []
    for one in tokens:
        if run and rest[run[-1].end() : one.start()] != " ":
            yield from _names_of(rest, run, inside)
            run = []
        run.append(one)
    yield from _names_of(rest, run, inside)


def _names_of(rest: str, run: list[re.Match[str]], inside: set[str]) -> Iterator[str]:
    if run and (len(run) > 1 or run[0][0] in inside):
        yield rest[run[0].start() : run[-1].end()]


def _begins(rest: str, word: re.Match[str]) -> bool:
    return _BEGINS.search(rest[max(0, word.start() - _BEFORE) : word.start()]) is not None


def _is_capital(word: str) -> bool:
    initials = word.isupper() and len(word) <= IDENTIFYING["longest_initials"]
    return word[0].isupper() and not initials


def _is_name(word: str, rules: _Rules) -> bool:
    return word.lower() not in rules.not_names


@cache
def _rules() -> _Rules:
    words: dict[str, Any] = IDENTIFYING["words"]

    def compiled(pattern: str) -> re.Pattern[str]:
        spelled = pattern.replace("W", _WORD).replace("L", _LETTER)
        listed = re.sub(r"\{([a-z_]+)(!?)\}", lambda one: _one_of(words[one[1]], one[2]), spelled)
        return re.compile(listed, re.IGNORECASE)

    return _Rules(
        tuple((kind, compiled(pattern)) for kind, pattern in IDENTIFYING["patterns"]),
        compiled(IDENTIFYING["letter_of_place"]),
        compiled("L+(?:['-]L+)*"),
        frozenset(one for each in words["not_a_name"].values() for one in each),
    )


def _one_of(by_language: dict[str, list[str]], alone: str) -> str:
    every = {plain(one).lower() for words in by_language.values() for one in words}
    ordered = sorted(every, key=lambda one: (-len(one), one))
    joined = [one for one in ordered if _JOINED.search(one)]
    latin = [one for one in ordered if _LATIN.search(one) and one not in joined]
    other = [one for one in ordered if one not in joined and one not in latin]
    begin, end = f"(?<!{_WORD})", f"(?!{_WORD})"
    after = end if alone else f"{_LETTER}{{0,4}}"
    parts = [
        f"{begin}(?:{_either(latin)}){end}" if latin else "",
        f"{begin}{_PREFIX}(?:{_either(other)}){after}" if other else "",
        f"(?:{_either(joined)})" if joined else "",
    ]
    return f"(?:{'|'.join(part for part in parts if part)})"


def _either(words: list[str]) -> str:
    return "|".join(re.escape(one) for one in words)
