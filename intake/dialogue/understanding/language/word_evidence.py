"""How much in a text speaks for each language that its script may hold."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from intake.dialogue.understanding.language.shape import resemblance
from intake.dialogue.understanding.language.writings import Writing, words_of, writings

# Points are words: what one language alone knows counts 1. All weights below are chosen by hand on
# the tuned half of tests/languages; docs/languages.md says what they reach on the other half.
SHARED = {1: 1.0, 2: 0.45, 3: 0.25}
"""By how many languages know a word: less than an even share, because a word of two is often one
that both borrowed."""
SHARED_BY_MORE = 0.1
"""Of a word of four and more: names of goods and places are everywhere."""
SPELLED_ALIKE = 0.6
"""A word that only sounds like one of the list may be another language's."""
AFFIX = 0.5
"""An ending is half a word: it needs a second sign beside it."""
RESEMBLES = 0.5
"""So is what an unknown word looks like, all languages together."""
LETTER = 0.7
"""A letter that only this writing has is nearly a word; a name may bring it along."""
MOST_LETTERS = 3
"""More of them say nothing new: one name in capitals would outweigh the words."""

SHORTEST_STEM = 3
"""An ending says nothing about a word that is hardly more than it."""

LONGEST = 30
"""What is longer is no word."""

# In Latin letters these two are one speech but for spelling: a word of both tells for both.
ONE_SPEECH = {"ur": "hi"}


@dataclass(frozen=True)
class Evidence:
    """Points by language; a word that only one language knows is 1.

    `known` counts what stands in its list; `all` adds what unknown words look like.
    """

    known: Mapping[str, float]
    all: Mapping[str, float]


def evidence(text: str, script: str) -> Evidence:
    """What speaks for each language written in `script`."""
    known: defaultdict[str, float] = defaultdict(float)
    looks: defaultdict[str, float] = defaultdict(float)
    for word in words_of(text):
        points = _of_word(word, script)
        for language, one in points:
            known[language] += one
        if not points:
            for language, one in _looks(word, script):
                looks[language] += one
    seen = Counter(text.casefold())
    for writing in writings(script):
        count = sum(seen[letter] for letter in writing.letters)
        known[writing.language] += LETTER * min(count, MOST_LETTERS)
    return Evidence(known, {one: known[one] + looks[one] for one in {*known, *looks}})


# Nothing here remembers a word between texts: it would be what somebody wrote.
def _of_word(word: str, script: str) -> tuple[tuple[str, float], ...]:
    """Known as it is, else as it sounds, else by how it is built."""
    known = writings(script)
    if exact := {one.language for one in known if word in one.words}:
        return _shared(exact, 1.0)
    sound = as_it_sounds(word)
    alike = {one.language for one in known if one.romanised and sound in _sounds(one)}
    if alike and len(sound) >= SHORTEST_STEM:
        return _shared(alike, SPELLED_ALIKE)
    lengths = {one: _affix(word, one) for one in known}
    longest = max(lengths.values(), default=0)
    built = {one.language for one, length in lengths.items() if length == longest > 0}
    return _shared(built, AFFIX)


def _looks(word: str, script: str) -> tuple[tuple[str, float], ...]:
    if len(word) < SHORTEST_STEM or len(word) > LONGEST:
        return ()
    return tuple((one, RESEMBLES * share) for one, share in resemblance(word, script).items())


def _shared(languages: set[str], points: float) -> tuple[tuple[str, float], ...]:
    speeches = {ONE_SPEECH.get(language, language) for language in languages}
    share = SHARED.get(len(speeches), SHARED_BY_MORE)
    return tuple((language, points * share) for language in languages)


def _affix(word: str, one: Writing) -> int:
    """The length of the longest ending or beginning of this writing that `word` has."""
    room = len(word) - SHORTEST_STEM
    ends = [len(affix) for affix in one.endings if len(affix) <= room and word.endswith(affix)]
    begins = [
        len(affix) for affix in one.beginnings if len(affix) <= room and word.startswith(affix)
    ]
    return max(ends + begins, default=0)


_SOUNDS_ALIKE = (
    ("ee", "i"),
    ("oo", "u"),
    ("ou", "u"),
    ("w", "v"),
    ("z", "j"),
    ("ph", "f"),
    ("chh", "ch"),
    ("sh", "s"),
    ("th", "t"),
    ("dh", "d"),
    ("bh", "b"),
    ("kh", "k"),
    ("gh", "g"),
    ("aa", "a"),
    ("x", "ch"),
    ("y", "i"),
)


def as_it_sounds(word: str) -> str:
    """A word in Latin letters as it sounds: what ears in different places spell differently."""
    for spelled, sound in _SOUNDS_ALIKE:
        word = word.replace(spelled, sound)
    return "".join(one for at, one in enumerate(word) if at == 0 or one != word[at - 1])


@cache
def _sounds(one: Writing) -> frozenset[str]:
    return frozenset(map(as_it_sounds, one.words))
