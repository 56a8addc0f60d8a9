"""Which words of the lexicons a text says: one look at the text, whatever the number of languages.

A line for all languages asks seven thousand words of every text. They are filed by their first
letters, so that only those are looked for whose first letters stand in the text at all.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from intake.dialogue.understanding.lexicon import LEXICONS, Lexicon
from intake.dialogue.understanding.lexicon.lexicon import Words
from intake.dialogue.understanding.normalise import Heard, sought

FIRST_LETTERS = 3

Tally = defaultdict[tuple[str, str], Counter[str]]
"""By list of words, how many of them are said in each language. A list is a field of the lexicon
("danger"), and the category or topic where the field has several."""


@dataclass(frozen=True)
class _Word:
    """A word as it is looked for, and every list that holds it, with its language."""

    letters: str
    unspaced: bool
    lists: tuple[tuple[tuple[str, str], str], ...]


def tally(heard: Heard, whole: frozenset[str]) -> Tally:
    """What `heard` says in the languages `whole`, and of all others in a script of their own.

    In Latin letters one language's fire is another's daily bread.
    """
    counts: Tally = defaultdict(Counter)
    for word in _said(heard):
        own_script = not word.letters.isascii()
        for where, language in word.lists:
            if own_script or language in whole:
                counts[where][language] += 1
    return counts


def _said(heard: Heard) -> Iterator[_Word]:
    for text in (heard.padded, heard.joined):
        unspaced = text is heard.joined
        firsts = {
            text[at : at + length]
            for length in range(1, FIRST_LETTERS + 1)
            for at in range(len(text) - length + 1)
        }
        for first in firsts:
            for word in _filed().get(first, ()):
                if word.unspaced == unspaced and word.letters in text:
                    yield word


@cache
def _filed() -> Mapping[str, tuple[_Word, ...]]:
    """Every word that is looked for, by its first letters."""
    lists: defaultdict[tuple[str, bool], list[tuple[tuple[str, str], str]]] = defaultdict(list)
    for language, lexicon in LEXICONS.items():
        for where, words in _lists(lexicon):
            for word in words:
                lists[sought(word)].append((where, language))
    filed: defaultdict[str, list[_Word]] = defaultdict(list)
    for (letters, unspaced), found in lists.items():
        filed[letters[:FIRST_LETTERS]].append(_Word(letters, unspaced, tuple(found)))
    return {first: tuple(words) for first, words in filed.items()}


def _lists(one: Lexicon) -> Iterator[tuple[tuple[str, str], Words]]:
    for field in ("danger", "idioms", "asks", "unpaid", "told", "elsewhere"):
        yield (field, ""), getattr(one, field)
    for field in ("topics", "rights"):
        for key, words in getattr(one, field).items():
            yield (field, key), words
