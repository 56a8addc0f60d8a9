"""What tells a language in a script that several share: words, word endings and letters, as data.

Each file in `writings/` is one language in one script, `bn-latn.toml` Bangla in Latin letters.
"""

import tomllib
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from config.policy.lines.languages import WordsRefused
from intake.dialogue.understanding.spelling.normalise import few_marks

_FOLDER = Path(__file__).parent / "writings"
_APOSTROPHES = str.maketrans("", "", "'`´’‘ʻʼʹ")
_WITHOUT_MARKS = str.maketrans({"đ": "d", "ı": "i", "ł": "l", "ø": "o", "ß": "ss"})


@dataclass(frozen=True)
class Writing:
    """A language in a script; all words as `words_of` yields them, `letters` in lower case."""

    language: str
    script: str
    romanised: bool
    words: frozenset[str]
    endings: tuple[str, ...]
    beginnings: tuple[str, ...]
    letters: frozenset[str]


def words_of(text: str) -> list[str]:
    """The words of `text` in lower case, without Latin accents and apostrophes."""
    spread = unicodedata.normalize("NFKD", few_marks(text)).casefold().translate(_APOSTROPHES)
    bare = "".join(
        character
        for character in spread.translate(_WITHOUT_MARKS)
        if not "\u0300" <= character <= "\u036f" and unicodedata.category(character) != "Cf"
    )
    # What stood between two marks may be gone.
    joined = unicodedata.normalize("NFC", few_marks(bare))
    return [word for word in _split(joined) if not word.isdigit()]


def _split(text: str) -> Iterator[str]:
    """Runs of letters, digits and the vowel signs that belong to them."""
    start = None
    for at, character in enumerate(text):
        inside = unicodedata.category(character)[0] in "LMN"
        if inside and start is None:
            start = at
        elif not inside and start is not None:
            yield text[start:at]
            start = None
    if start is not None:
        yield text[start:]


@cache
def every_writing(folder: Path = _FOLDER) -> tuple[Writing, ...]:
    """All of them, by language. Raises WordsRefused naming the file and its slip."""
    return tuple(_read(path) for path in sorted(folder.glob("*.toml")))


@cache
def writings(script: str) -> tuple[Writing, ...]:
    """Every writing in `script` that we know, by language."""
    return tuple(one for one in every_writing() if one.script == script)


@cache
def languages(script: str) -> frozenset[str]:
    """The languages that we tell apart in `script`."""
    return frozenset(one.language for one in writings(script))


def _read(path: Path) -> Writing:
    language, _, script = path.stem.partition("-")
    try:
        data: Mapping[str, str] = tomllib.loads(path.read_text("utf-8"))
        return Writing(
            language,
            data["script"],
            script == "latn",
            frozenset(words_of(data["words"])),
            tuple(words_of(data.get("endings", ""))),
            tuple(words_of(data.get("beginnings", ""))),
            frozenset(data.get("letters", "")),
        )
    except (KeyError, ValueError) as error:
        raise WordsRefused(
            f"intake/dialogue/understanding/language/writings/{path.name}: {error}"
        ) from None
