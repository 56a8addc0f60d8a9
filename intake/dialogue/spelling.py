"""One spelling of a text to compare by, and looking for words in it, in scripts of any kind."""

import re
import unicodedata
from collections.abc import Iterable
from functools import cache

# Letters that people type for each other: Arabic and Urdu keyboards, a missing dot, a missing bar.
_FOLDED = str.maketrans(
    {
        "ى": "ي", "ی": "ي", "ک": "ك", "ہ": "ه", "ة": "ه", "ۃ": "ه", "ھ": "ه", "ٱ": "ا",
        "ە": "ه", "ۂ": "ه", "ں": "ن", "ـ": "",
        "ı": "i", "đ": "d", "ø": "o", "ł": "l", "ё": "е", "ъ": "", "æ": "ae", "œ": "oe", "ß": "ss",
        "ँ": "ं", "़": "",
        "ʻ": "'", "ʼ": "'", "‘": "'", "’": "'", "`": "'", "´": "'",
        "ؤ": "و", "ئ": "ي",
    }
)  # fmt: skip
_MARKS = re.compile("[\u0300-\u036f\u064b-\u0655\u0670\ufe0f\u20e3]")

# Scripts without spaces between words: a word is found wherever its letters stand.
_UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u19e0-\u19ff\uaa60-\uaa7f\u3040-\u30ff\u3400-\u9fff]"
)


def ascii_digits(text: str) -> str:
    """`text` with the decimal digits of any script as 0-9; its length stays the same."""
    return "".join(
        str(unicodedata.decimal(c)) if unicodedata.category(c) == "Nd" else c for c in text
    )


def plain(text: str) -> str:
    """Lower-case words with single spaces: no punctuation, no Latin accents, ASCII digits.

    Marks of other scripts (Bangla vowel signs) are letters' parts and stay; letters that people
    type for each other (ي and ی, ı and i) are one.
    """
    spread = unicodedata.normalize("NFD", unicodedata.normalize("NFKC", text).casefold())
    folded = unicodedata.normalize("NFC", _MARKS.sub("", spread)).translate(_FOLDED)
    kept = (
        c if unicodedata.category(c)[0] in "LMN" else "" if unicodedata.category(c) == "Cf" else " "
        for c in folded
    )
    return " ".join(ascii_digits("".join(kept)).split())


def is_unspaced(word: str) -> bool:
    """Whether `word` is in a script that puts no spaces between words."""
    return _UNSPACED.search(word) is not None


def same(text: str) -> str:
    """What decides whether two texts are the same words: without spaces where a script has none."""
    words = plain(text)
    return words.replace(" ", "") if is_unspaced(words) else words


class Heard:
    """A text, made ready so that many words can be looked for in it."""

    def __init__(self, text: str) -> None:
        self.words = plain(text)
        self._padded = f" {self.words} "
        self._joined = self.words.replace(" ", "") if is_unspaced(self.words) else ""

    def has(self, word: str) -> bool:
        """Whether `word` is said; a * at either end of it stands for any letters."""
        pattern, unspaced = _pattern(word)
        return pattern in self._joined if unspaced else pattern in self._padded

    def count(self, known: Iterable[str]) -> int:
        """How many of the `known` words are said."""
        return sum(self.has(word) for word in known)

    def any(self, known: Iterable[str]) -> bool:
        """Whether one of the `known` words is said."""
        return any(self.has(word) for word in known)

    def without(self, known: Iterable[str]) -> "Heard":
        """The text without these words."""
        padded, joined = self._padded, self._joined
        for word in known:
            pattern, unspaced = _pattern(word)
            if unspaced:
                joined = joined.replace(pattern, "")
            else:
                padded = padded.replace(pattern, " ")
        rest = Heard("")
        rest.words, rest._padded, rest._joined = padded.strip(), padded, joined
        return rest


@cache
def _pattern(word: str) -> tuple[str, bool]:
    core = plain(word)
    if is_unspaced(core):
        return core.replace(" ", ""), True
    before = "" if word.startswith("*") else " "
    return f"{before}{core}{'' if word.endswith('*') else ' '}", False
