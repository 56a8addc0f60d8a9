"""Plain letters for texts that we write ourselves, where accents would cost a second SMS.

One letter that GSM-7 lacks makes a whole text UCS-2: 70 characters in place of 160. What a person
wrote, a worker or a monitor, is never touched.
"""

import unicodedata
from collections.abc import Iterable, Mapping
from enum import StrEnum

from config.policy.lines.languages import Language
from intake.dialogue.texts.sms_segments import GSM_BASIC, GSM_EXTENSION, measure


class PlainSms(StrEnum):
    """What a language's entry in the policy says about its texts on SMS."""

    NEVER = "never"
    CHEAPER = "cheaper"
    """Letters that GSM-7 lacks lose their marks, where the text then takes fewer parts."""
    ALWAYS = "always"
    """All marks go, whenever GSM-7 lacks one: half of them would read worse than none."""


def plain_of(languages: Iterable[Language]) -> Mapping[str, PlainSms]:
    """What the policy says, by language code."""
    return {one.code: PlainSms(one.plain_sms) for one in languages}


# Letters that are no letter and a mark.
_OTHERS = {
    "đ": "d",
    "Đ": "D",
    "ı": "i",
    "ł": "l",
    "Ł": "L",
    "œ": "oe",
    "Œ": "OE",
    "ʻ": "'",
    "ʼ": "'",
    "‘": "'",
    "’": "'",
    "“": '"',
    "”": '"',
    "«": '"',
    "»": '"',
    "–": "-",
    "—": "-",
    "…": "...",
    "\u00a0": " ",
    "\u202f": " ",
}


def for_sms(text: str, plain: PlainSms) -> str:
    """`text` as it goes out by SMS: with plain letters where `plain` says so, else as it is.

    A text that also has letters of another script stays as it is: it would be UCS-2 all the same.
    """
    if plain is PlainSms.NEVER or measure(text).encoding == "GSM-7":
        return text
    if plain is PlainSms.ALWAYS:
        folded = "".join(map(_bare, text))
        return folded if measure(folded).encoding == "GSM-7" else text
    folded = "".join(c if _cheap(c) else _bare(c) for c in text)
    return folded if measure(folded).parts < measure(text).parts else text


def _cheap(character: str) -> bool:
    return character in GSM_BASIC or character in GSM_EXTENSION


def _bare(character: str) -> str:
    """A Latin letter without its marks; every other character as it is."""
    if character in _OTHERS:
        return _OTHERS[character]
    spread = unicodedata.normalize("NFD", character)
    letter, marks = spread[:1], spread[1:]
    latin = letter.isascii() and letter.isalpha() and all(map(unicodedata.combining, marks))
    return letter if latin else character
