"""translations/LANG/glossary.toml: a language's agreed words, and those that no text may hold."""

import tomllib
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from intake.dialogue.model.keyword import Keyword

EVERYWHERE = ("firedoor",)
"""What no text may hold in any language."""


@dataclass(frozen=True)
class Glossary:
    """`says` are the words that its texts ask for; a space at an end of a forbidden word is the
    end of a word there."""

    forbidden: tuple[str, ...]
    terms: Mapping[str, str]
    says: Mapping[Keyword, str]


def read_glossary(translations: Path, language: str) -> Glossary:
    """Raises OSError where there is none, ValueError or KeyError where it is not whole."""
    path = translations / language / "glossary.toml"
    table = tomllib.loads(path.read_text("utf-8"))
    return Glossary(
        forbidden=(*map(str, table["forbidden"]), *EVERYWHERE),
        terms={str(name): str(word) for name, word in table["terms"].items()},
        says={Keyword(name): str(word) for name, word in table["says"].items()},
    )


def forbidden_in(text: str, forbidden: Iterable[str]) -> list[str]:
    """Those of `forbidden` that stand in `text`, inside a word too."""
    words = f" {_words(text)} "
    return [one for one in forbidden if _needle(one) in words]


def _needle(word: str) -> str:
    before, after = (" " if cut != word else "" for cut in (word.lstrip(), word.rstrip()))
    return f"{before}{_words(word)}{after}"


def _words(text: str) -> str:
    small = unicodedata.normalize("NFC", text).casefold()
    kept = (c if unicodedata.category(c)[0] in "LMN" else " " for c in small)
    return " ".join("".join(kept).split())
