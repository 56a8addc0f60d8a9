"""One spelling of a text to compare by, in scripts of any kind."""

import re
import unicodedata
from collections.abc import Callable

# Letters that people type for each other: Arabic and Urdu keyboards, a missing dot, a missing bar.
_FOLDED = str.maketrans(
    {
        "ى": "ي",
        "ی": "ي",
        "ک": "ك",
        "ہ": "ه",
        "ة": "ه",
        "ۃ": "ه",
        "ھ": "ه",
        "ٱ": "ا",
        "ە": "ه",
        "ۂ": "ه",
        "ں": "ن",
        "ـ": "",
        "ı": "i",
        "đ": "d",
        "ø": "o",
        "ł": "l",
        "ё": "е",
        "ъ": "",
        "æ": "ae",
        "œ": "oe",
        "ß": "ss",
        "ँ": "ं",
        "़": "",
        "ʻ": "'",
        "ʼ": "'",
        "‘": "'",
        "’": "'",
        "`": "'",
        "´": "'",
        "ؤ": "و",
        "ئ": "ي",
    }
)

# Letters that sound alike, and that people choose between as they please: Amharic's two or three
# of a sound, and the Russian letters of an Uzbek word.
_SOUNDS_ALIKE = str.maketrans(
    {
        **{chr(0x1210 + order): chr(0x1200 + order) for order in range(7)},
        **{chr(0x1280 + order): chr(0x1200 + order) for order in range(7)},
        **{chr(0x1220 + order): chr(0x1230 + order) for order in range(7)},
        **{chr(0x12D0 + order): chr(0x12A0 + order) for order in range(7)},
        **{chr(0x1340 + order): chr(0x1338 + order) for order in range(7)},
        **dict.fromkeys("ሃሓኃ", "ሀ"),
        **dict.fromkeys("ኣዓ", "አ"),
        "қ": "к",
        "ғ": "г",
        "ҳ": "х",
    }
)
_MARKS = re.compile("[\u0300-\u036f\u064b-\u0655\u0670\ufe0f\u20e3]")

# Scripts without spaces between words: a word is found wherever its letters stand.
_UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u19e0-\u19ff\uaa60-\uaa7f\u3040-\u30ff\u3400-\u9fff]"
)


class _Table(dict[int, str]):
    """What each character becomes, found out when it is first met, as `str.translate` asks it.

    It holds no more characters than there are, and none of their order.
    """

    def __init__(self, becomes: Callable[[str], str]) -> None:
        super().__init__()
        self._becomes = becomes

    def __missing__(self, code: int) -> str:
        self[code] = became = self._becomes(chr(code))
        return became


def _ascii_digit(character: str) -> str:
    decimal = unicodedata.category(character) == "Nd"
    return str(unicodedata.decimal(character)) if decimal else character


def _in_a_word(character: str) -> str:
    category = unicodedata.category(character)
    if category[0] in "LMN":
        return _ascii_digit(character)
    return "" if category == "Cf" else " "


def _mark_or_not(character: str) -> str:
    spread = unicodedata.normalize("NFKD", character)
    mark = unicodedata.category(character)[0] == "M" or unicodedata.combining(spread[0])
    return "M" if mark else " "


_ASCII_DIGITS, _IN_WORDS = _Table(_ascii_digit), _Table(_in_a_word)
_MARK_OR_NOT = _Table(_mark_or_not)
_ASCII_IN_WORDS = {code: " " for code in range(128) if not chr(code).isalnum()}

MARKS = 30
"""So many marks stand on no letter. Unicode puts those of one letter in order, which takes a time
that grows with the square of their number."""

_TOO_MANY = re.compile(f"(?<=M{{{MARKS}}})M+")


def few_marks(text: str) -> str:
    """`text` as it may be normalised: at most `MARKS` marks on a letter."""
    found = list(_TOO_MANY.finditer(text.translate(_MARK_OR_NOT)))
    starts, ends = (0, *(one.end() for one in found)), (*(one.start() for one in found), len(text))
    return "".join(text[start:end] for start, end in zip(starts, ends, strict=True))


def ascii_digits(text: str) -> str:
    """`text` with the decimal digits of any script as 0-9; its length stays the same."""
    return text.translate(_ASCII_DIGITS)


def plain(text: str) -> str:
    """Lower-case words with single spaces: no punctuation, no Latin accents, ASCII digits.

    Marks of other scripts (Bangla vowel signs) are letters' parts and stay; letters that people
    type for each other (ي and ی, ı and i) are one.
    """
    return _plain_ascii(text) if text.isascii() else plain_of(composed(text))


def _plain_ascii(text: str) -> str:
    """The same where nothing has to be composed: the short way for most words there are."""
    return " ".join(text.lower().translate(_ASCII_IN_WORDS).split())


def composed(text: str) -> str:
    """`text` in Unicode's compatible, composed form (NFKC): its case and punctuation stay."""
    return unicodedata.normalize("NFKC", few_marks(text))


def plain_of(composed_text: str) -> str:
    """The same as `plain`, of a text that `composed` has made ready."""
    spread = unicodedata.normalize("NFD", composed_text.casefold())
    folded = unicodedata.normalize("NFC", _MARKS.sub("", spread)).translate(_FOLDED)
    return " ".join(folded.translate(_IN_WORDS).split())


def by_sound(plain_text: str) -> str:
    """What `plain` made of a text, with one letter for each sound that has several.

    For looking words up only: digests of code words are made of what `plain` says.
    """
    return plain_text.translate(_SOUNDS_ALIKE)


def is_unspaced(word: str) -> bool:
    """Whether `word` is in a script that puts no spaces between words."""
    return _UNSPACED.search(word) is not None


def same(text: str) -> str:
    """What decides whether two texts are the same words: without spaces where a script has none."""
    return without_spaces(plain(text))


def without_spaces(plain_text: str) -> str:
    """The same as `same`, of a text that `plain` has made ready."""
    return plain_text.replace(" ", "") if is_unspaced(plain_text) else plain_text


def fold_code_word(composed_text: str) -> str:
    """What is compared of a code word: letters and digits, no case; "" where there are none.

    `composed_text` is what `composed` makes of it. Digests of code words are stored: a change here
    makes every code word wrong.
    """
    return plain(composed_text.casefold().replace("ı", "i")).replace(" ", "")
