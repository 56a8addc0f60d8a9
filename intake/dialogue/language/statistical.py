"""py3langid for the languages that are written in Latin letters by themselves.

It knows nothing of romanised ones, and it answers for a full stop too: it is asked only about
texts with enough letters. Its model takes seconds and a hundred megabytes, so a process loads
it at the first text that words alone don't tell.
"""

from collections.abc import Mapping
from functools import cache
from typing import Protocol

FEWEST_LETTERS = 8
"""Below it the answers are noise (messaging.md 6.1)."""

LANGUAGES = ("en", "es", "fr", "pt", "ht", "vi", "id", "tl", "tr", "uz")


class _Model(Protocol):
    def rank(self, text: str) -> list[tuple[str, float]]: ...


def probabilities(text: str) -> Mapping[str, float]:
    """How likely each of `LANGUAGES` is; they add up to 1."""
    return dict(_model().rank(text))


def load() -> None:
    """Loads the model now, where a wait harms nobody; once a process."""
    _model()


@cache
def _model() -> _Model:
    # A process that never needs it never imports it.
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # noqa: PLC0415

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(LANGUAGES)
    model: _Model = identifier
    return model
