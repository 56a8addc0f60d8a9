"""Which words of the lexicons a text says: one look at the text, whatever the number of languages.

A line for all languages asks seventy thousand words of every text. They are filed by their first
letters, so that only those are looked for whose first letters stand in the text at all.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple

from intake.dialogue.understanding.lexicon import LEXICONS, Lexicon
from intake.dialogue.understanding.lexicon.lexicon import Words
from intake.dialogue.understanding.spelling.normalise import by_sound, is_unspaced, plain

FIRST_LETTERS = 3
"""By so many letters words are filed: with two, a long text meets most of the file; with four,
it is cut into more beginnings than there are words to look for."""

BETWEEN = "ꙮ"
"""A letter that is in no word, and that `plain` leaves as it is."""

Tally = defaultdict[tuple[str, str], Counter[str]]
"""By list of words, how many of them are said in each language. A list is a field of the lexicon
("danger"), and the category or topic where the field has several."""


@dataclass(frozen=True)
class SearchableText:
    """A text, made ready so that many words can be looked for in it."""

    padded: str = field(repr=False)
    """Its plain words, with a space around each."""
    joined: str = field(repr=False)
    """The same without any space, where its script has none; else empty."""

    @classmethod
    def of(cls, plain_text: str) -> "SearchableText":
        """Made of what `plain` says of a text."""
        joined = plain_text.replace(" ", "") if is_unspaced(plain_text) else ""
        return cls(f" {by_sound(plain_text)} ", joined)

    def outside(
        self, known: Iterable[str], words: Iterable["LexiconWord"]
    ) -> tuple["LexiconWord", ...]:
        """Those of `words`, all that the text says, that the phrases `known` do not excuse.

        In a script with spaces the phrases are taken out of the text. Without spaces a word counts
        where it stands not wholly within one: "the light is dead" (ភ្លើងស្លាប់) excuses "dead", but
        its first letters are also the end of "electrocuted" (ឆក់ភ្លើង).
        """
        padded, excused = self.padded, bytearray(len(self.joined))
        for phrase in known:
            letters, unspaced = sought(phrase)
            if not unspaced:
                padded = padded.replace(letters, " ")
                continue
            for at in _places(letters, self.joined):
                excused[at : at + len(letters)] = b"\1" * len(letters)
        left = (
            word
            for word in words
            if word.unspaced
            and any(
                0 in excused[at : at + len(word.letters)]
                for at in _places(word.letters, self.joined)
            )
        )
        return (*words_in(SearchableText(padded, "")), *left)


class LexiconWord(NamedTuple):
    """A word as it is looked for, and every list that holds it, with its language."""

    letters: str
    unspaced: bool
    lists: tuple[tuple[tuple[str, str], str], ...]


def words_in(text: SearchableText) -> tuple[LexiconWord, ...]:
    """Every word of any lexicon that `text` says."""
    return tuple(_words_in(text))


def file_words() -> None:
    """Does now what the first text would wait for."""
    _filed()


def tally(words: Iterable[LexiconWord], whole: frozenset[str]) -> Tally:
    """What `words` say in the languages `whole`, and of all others in a script of their own.

    In Latin letters one language's fire is another's daily bread.
    """
    counts: Tally = defaultdict(Counter)
    for word in words:
        own_script = not word.letters.isascii()
        for where, language in word.lists:
            if own_script or language in whole:
                counts[where][language] += 1
    return counts


def _places(letters: str, text: str) -> Iterator[int]:
    """Where `letters` begin in `text`, overlapping ones too."""
    at = text.find(letters)
    while at >= 0:
        yield at
        at = text.find(letters, at + 1)


@cache
def sought(word: str) -> tuple[str, bool]:
    """The letters to look for, with a space where the word ends; and whether in `joined` text."""
    return _sought(word, by_sound(plain(word)))


def _sought(word: str, core: str) -> tuple[str, bool]:
    if not core.isascii() and is_unspaced(core):
        return core.replace(" ", ""), True
    before = "" if word.startswith("*") else " "
    return f"{before}{core}{'' if word.endswith('*') else ' '}", False


def _words_in(searched: SearchableText) -> Iterator[LexiconWord]:
    for text in (searched.padded, searched.joined):
        unspaced = text is searched.joined
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
def _filed() -> Mapping[str, tuple[LexiconWord, ...]]:
    """Every word that is looked for, by its first letters."""
    lists: defaultdict[tuple[str, bool], list[tuple[tuple[str, str], str]]] = defaultdict(list)
    for language, lexicon in LEXICONS.items():
        for where, words in _lists(lexicon):
            for word, core in zip(words, _cores(words), strict=True):
                lists[_sought(word, core)].append((where, language))
    filed: defaultdict[str, list[LexiconWord]] = defaultdict(list)
    for (letters, unspaced), places in lists.items():
        filed[letters[:FIRST_LETTERS]].append(LexiconWord(letters, unspaced, tuple(places)))
    return {first: tuple(words) for first, words in filed.items()}


def _cores(words: Words) -> list[str]:
    """`by_sound(plain(word))` of each, made in one go: a process waits for it at its start."""
    together = by_sound(plain(f" {BETWEEN} ".join(words)))
    return [core.strip() for core in together.split(BETWEEN)]


def _lists(one: Lexicon) -> Iterator[tuple[tuple[str, str], Words]]:
    for name in ("danger", "idioms", "asks", "unpaid", "told", "elsewhere"):
        yield (name, ""), getattr(one, name)
    for name in ("topics", "rights"):
        for key, words in getattr(one, name).items():
            yield (name, key), words
