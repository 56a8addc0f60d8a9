"""What a line knows of the place that a worker writes from: its factory, languages and law.

Who puts the process together says how a factory is found, which intake does not know.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

from sqlalchemy.orm import Session

from intake.dialogue.texts.legal_answers import Rights
from intake.lines.line import LineView

CountryOfPlace = Callable[[Session, str, tuple[str, ...]], str | None]
"""The country of a poster's factory, else of the first of some reports whose factory is known."""

LanguagesOfPlace = Callable[[Session, str], tuple[str, ...]]
"""The languages of a poster's factory, likeliest first; none where it is not known."""

FactoryOfText = Callable[[Session, str], str | None]
"""The code of the factory whose code a text is."""


def _no_country(_session: Session, _poster: str, _reports: tuple[str, ...]) -> str | None:
    return None


def _no_languages(_session: Session, _poster: str) -> tuple[str, ...]:
    return ()


def _no_factory(_session: Session, _text: str) -> str | None:
    return None


@dataclass(frozen=True)
class LocalKnowledge:
    """With nothing in it, a person answers every question and no factory is found."""

    rights: Rights = field(default_factory=Rights)
    country_of_place: CountryOfPlace = _no_country
    languages_of_place: LanguagesOfPlace = _no_languages
    factory_of_text: FactoryOfText = _no_factory

    def languages(self, session: Session, line: LineView, poster: str) -> tuple[str, ...]:
        """The line's languages, those of the poster's factory first; none is left out."""
        here = self.languages_of_place(session, poster) if poster else ()
        spoken = (code for code in here if code in line.languages)
        return tuple(dict.fromkeys((*spoken, *line.languages)))
