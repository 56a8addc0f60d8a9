"""The one text that asks for a language: a line's languages in their own names, by digit."""

from collections.abc import Sequence

from intake.dialogue.texts.sms_segments import measure
from intake.dialogue.understanding.language.names import NAMES, language_of_name
from intake.dialogue.understanding.reading import Reading
from intake.dialogue.understanding.spelling.normalise import without_spaces

_STORED = "MENU"
"""How what stands in the outbox for this text begins: it is no phrase, being in no language.

With nine codes of three letters it fills the forty characters of its column."""

FEWEST = 2
"""Among fewer languages there is nothing to choose."""
MOST = 9
"""One digit chooses."""


def offered(line_languages: Sequence[str]) -> tuple[str, ...]:
    """The languages that the menu of a line offers, by digit: as many as one segment holds.

    None where there is nothing to choose.
    """
    codes: tuple[str, ...] = ()
    for code in dict.fromkeys(line_languages):
        longer = (*codes, code)
        if code in NAMES and len(longer) <= MOST and measure(_text(longer)).parts == 1:
            codes = longer
    return codes if len(codes) >= FEWEST else ()


def choice(reading: Reading, codes: Sequence[str]) -> str | None:
    """The language that a text chooses from the menu of `codes`: "2", "২", "2) বাংলা"."""
    first, _, rest = reading.plain.partition(" ")
    if not (first.isdecimal() and first.isascii() and 1 <= int(first[:2]) <= len(codes)):
        return None
    code = codes[int(first) - 1] if len(first) == 1 else None
    return code if not rest or language_of_name(without_spaces(rest)) == code else None


def language_menu(line_languages: Sequence[str]) -> str:
    """One segment: "1 English", and below it "2 বাংলা".

    Each on its own line, so that a script from right to left stays with its own digit.
    """
    return _text(offered(line_languages))


def stored_menu(codes: Sequence[str]) -> str:
    """What stands in the thread and in the outbox for a menu: MENU/en,bn."""
    return f"{_STORED}/{','.join(codes)}"


def codes_of_menu(name: str | None) -> tuple[str, ...]:
    """The languages that a stored menu offered, by digit; none for any other phrase."""
    first, _, codes = (name or "").partition("/")
    return tuple(codes.split(",")) if first == _STORED and codes else ()


def _text(codes: Sequence[str]) -> str:
    return "\n".join(f"{number} {NAMES[code][0]}" for number, code in enumerate(codes, 1))
