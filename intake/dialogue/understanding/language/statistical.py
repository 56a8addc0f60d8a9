"""py3langid for the languages that are written in Latin letters by themselves.

It knows nothing of romanised ones, and it answers for a full stop too: it is asked only about
texts with enough letters. Its model takes seconds and a hundred megabytes, so a process loads
it at the first text that words alone don't tell.
"""

from collections.abc import Mapping
from functools import cache
from typing import Protocol

from config.platform.logs import log

FEWEST_LETTERS = 8
"""Below it the answers are noise (messaging.md 6.1)."""

LANGUAGES = ("en", "es", "fr", "pt", "ht", "vi", "id", "tl", "tr", "uz")


class Model(Protocol):
    """What is asked of it: how likely each of `LANGUAGES` is, for a text."""

    def rank(self, text: str) -> list[tuple[str, float]]: ...


def probabilities(text: str) -> Mapping[str, float]:
    """How likely each of `LANGUAGES` is; they add up to 1. Nothing where there is no model."""
    known = model()
    return dict(known.rank(text)) if known is not None else {}


@cache
def model() -> Model | None:
    """Loads it now, where a wait harms nobody; once a process.

    None where it can't be, which is tried once only: then words alone tell, and no text waits.
    """
    try:
        return load()
    except Exception as error:  # its file is gone or cut short, or there is no memory for it
        log().error("no statistical model", error=error)
        return None


def load() -> Model:
    """The model from its file. Raises whatever that raises."""
    # A process that never needs it never imports it.
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # noqa: PLC0415

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(LANGUAGES)
    loaded: Model = identifier
    return loaded
