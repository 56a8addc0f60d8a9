"""How much in a text speaks for each language that its script may hold."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from intake.dialogue.understanding.language.shape import resemblance
from intake.dialogue.understanding.language.writings import Writing, words_of, writings

# A word that several languages know tells less.
SHARED = {1: 1.0, 2: 0.45, 3: 0.25}
SHARED_BY_MORE = 0.1
SPELLED_ALIKE = 0.6
AFFIX = 0.5
RESEMBLES = 0.5
LETTER = 0.7
MOST_LETTERS = 3

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
    sound = heard(word)
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


_HEARD = (
    ("ee", "i"), ("oo", "u"), ("ou", "u"), ("w", "v"), ("z", "j"), ("ph", "f"), ("chh", "ch"),
    ("sh", "s"), ("th", "t"), ("dh", "d"), ("bh", "b"), ("kh", "k"), ("gh", "g"), ("aa", "a"),
    ("x", "ch"), ("y", "i"),
)  # fmt: skip


def heard(word: str) -> str:
    """A word in Latin letters as it sounds: what ears in different places spell differently."""
    for spelled, sound in _HEARD:
        word = word.replace(spelled, sound)
    return "".join(one for at, one in enumerate(word) if at == 0 or one != word[at - 1])


@cache
def _sounds(one: Writing) -> frozenset[str]:
    return frozenset(map(heard, one.words))
