"""Which script a text is written in, by the names of its letters in Unicode."""

import unicodedata
from collections import Counter
from functools import lru_cache

LATIN = "LATIN"

# Scripts in which only one of our languages is written decide alone.
DECIDES = {
    "BENGALI": "bn",
    "TAMIL": "ta",
    "SINHALA": "si",
    "MYANMAR": "my",
    "KHMER": "km",
    "THAI": "th",
    "ETHIOPIC": "am",
    "CJK": "zh",
}

# Who writes in another script mixes in Latin words, rarely the other way round.
AMID_LATIN = 0.25
FEWEST_AMID_LATIN = 2


def script_of(text: str) -> tuple[str | None, int]:
    """The script that tells the language of `text`, and how many of its letters are in it.

    A few letters amid Latin ones are enough. Without letters, digits or signs of a script name
    it, with a count of 0; None where nothing does.
    """
    counts = Counter(_script(character) for character in text if character.isalpha())
    total = counts.total()
    others = [(count, script) for script, count in counts.items() if script != LATIN]
    if others:
        count, script = max(others)
        amid = count >= FEWEST_AMID_LATIN and count >= AMID_LATIN * total
        if amid or not counts[LATIN]:
            return script, count
    if counts[LATIN]:
        return LATIN, counts[LATIN]
    signs = (_script(character) for character in text if unicodedata.category(character)[0] in "MN")
    return next((script for script in signs if script in DECIDES), None), 0


@lru_cache(maxsize=4096)
def _script(character: str) -> str:
    """The first word of a character's name: "KHMER", "LATIN"; "" for one without a name."""
    return unicodedata.name(character, "").partition(" ")[0]
