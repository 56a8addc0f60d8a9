"""A first look at what a text is about. A suggestion for triage; a person decides."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from intake.dialogue.answers import plain
from intake.dialogue.lexicon import Lexicon, own_first


@dataclass(frozen=True)
class Suggestion:
    """`category` is a code of domain.md section 4 ("1.1"); `danger` proposes danger to life."""

    category: str | None
    danger: bool


def suggest(text: str, language: str | None) -> Suggestion:
    """Suggest a category and danger from the words of `text`.

    All lexicons are asked, because people mix languages; that of `language` wins a tie, and then
    the graver category, which has the lower code.
    """
    found: dict[str, int] = {}
    danger = False
    words = plain(text)
    for lexicon in own_first(language):
        meant = _without_idioms(words, lexicon)
        danger = danger or _count(meant, lexicon.danger) > 0
        for category, known in lexicon.topics.items():
            heard = _count(meant if category == "1.1" else words, known)
            if heard:
                found[category] = max(found.get(category, 0), heard)
    if not found:
        return Suggestion("1.1" if danger else None, danger)
    return Suggestion(min(found, key=lambda category: (-found[category], category)), danger)


def _without_idioms(words: str, lexicon: Lexicon) -> str:
    padded = f" {words} "
    for idiom in lexicon.idioms:
        padded = padded.replace(f" {idiom} ", " ")
    return padded.strip()


def _count(words: str, known: Iterable[str]) -> int:
    padded = f" {words} "
    return sum(_pattern(word) in padded for word in known)


@cache
def _pattern(word: str) -> str:
    return f" {plain(word)}" if word.endswith("*") else f" {plain(word)} "
