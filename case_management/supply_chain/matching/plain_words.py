"""A name or an address of any script as plain words of small Latin letters and digits."""

import re
import unicodedata

from anyascii import anyascii

from case_management.supply_chain.matching.word_tables import NATIVE_WORDS

_INITIALS = re.compile(r"\b(?:[a-z]\.\s?){2,}(?:[a-z]\b)?")
"""Letters with a full stop after each: "S.A.", "P. T. "."""
_SPLIT = re.compile(r"[^a-z0-9]+")
_LETTERS_DIGITS = re.compile(r"(?<=[a-z]{2})(?=\d)|(?<=\d)(?=[a-z]{2})")
_ORDINAL = re.compile(r"\b(\d+)(?:st|nd|rd|th)\b")
_NATIVE = re.compile("|".join(map(re.escape, sorted(NATIVE_WORDS, key=len, reverse=True))))


def plain_words(text: str) -> str:
    """The words with one space between: "GUANG.DONG Co.，LTD" is "guang dong co ltd".

    Words that lists translate, as "limited" or "textile", are translated first; the rest is
    transliterated. Initials are one word: "S.A. de C.V." is "sa de cv".
    """
    text = unicodedata.normalize("NFKC", text).lower()
    if not text.isascii():
        text = _NATIVE.sub(lambda found: f" {NATIVE_WORDS[found.group()]} ", text)
        text = anyascii(text).lower()
    text = re.sub(r"['`\u2019]", "", text).replace("&", " and ")
    text = _INITIALS.sub(lambda found: re.sub(r"[.\s]", "", found.group()) + " ", text)
    text = _ORDINAL.sub(r"\1", text)
    text = _LETTERS_DIGITS.sub(" ", text)
    return " ".join(_SPLIT.sub(" ", text).split())


def is_latin(text: str) -> bool:
    """Whether most of its letters are Latin ones."""
    letters = [one for one in text if one.isalpha()]
    latin = sum(unicodedata.name(one, "").startswith("LATIN") for one in letters)
    return latin * 2 >= len(letters)
