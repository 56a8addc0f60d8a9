"""Which language a text is in: the script first, then frequent words, then what is likely here."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from intake.dialogue.answers import plain
from intake.dialogue.lexicon import LEXICONS

# A script that only one of our languages is written in decides alone.
SCRIPTS = {"BENGALI": "bn"}

# What breaks a tie: smaller than one recognised word, so that the text itself always wins.
HINT_WEIGHT, DEFAULT_WEIGHT, LINE_WEIGHT = 0.5, 0.25, 0.1


@dataclass(frozen=True)
class Guess:
    """The likeliest language, and whether the text alone is enough to change to it."""

    language: str
    certain: bool


def detect(text: str, line_languages: Sequence[str], hint: str | None) -> Guess:
    """Guess the language of `text`.

    `line_languages` are those of the line, its default first; `hint` is what the channel says
    (Telegram's language_code, with or without a region). Both only weigh when the text does not
    tell. Never raises; a text without letters yields the likeliest language, not certain.
    """
    if by_script := _by_script(text):
        return by_script
    hits = _hits(plain(text).split())
    hinted = _base(hint) if hint else ""
    line = [_base(code) for code in line_languages if _base(code) in LEXICONS]

    def weight(code: str) -> float:
        return (
            hits[code]
            + HINT_WEIGHT * (code == hinted)
            + DEFAULT_WEIGHT * (line[:1] == [code])
            + LINE_WEIGHT * (code in line)
        )

    best = max(LEXICONS, key=weight)
    others = max((hits[code] for code in LEXICONS if code != best), default=0)
    return Guess(best, certain=hits[best] >= 2 and hits[best] > others)


def _by_script(text: str) -> Guess | None:
    letters = [unicodedata.name(c, "").partition(" ")[0] for c in text if c.isalpha()]
    for script, language in SCRIPTS.items():
        if letters.count(script) * 2 > len(letters):
            return Guess(language, certain=True)
        if not letters and any(unicodedata.name(c, "").startswith(script) for c in text):
            return Guess(language, certain=False)
    return None


def _hits(words: Sequence[str]) -> dict[str, int]:
    """How many of `words` each language's lexicon knows."""
    return {code: sum(word in _KNOWN[code] for word in words) for code in LEXICONS}


def _base(code: str) -> str:
    return code.replace("_", "-").partition("-")[0].lower()


def _known(code: str) -> frozenset[str]:
    lexicon = LEXICONS[code]
    single = [
        *lexicon.common,
        *lexicon.tries,
        *(word for words in lexicon.keywords.values() for word in words),
        *(word for options in lexicon.answers.values() for one in options.values() for word in one),
        *(word for words in lexicon.topics.values() for word in words),
    ]
    return frozenset(plain(word) for word in single if " " not in word)


_KNOWN = {code: _known(code) for code in LEXICONS}
