"""What a line knows of the place that she writes from: whose law it is, and what is spoken there.

The answers to questions about the law come from here; who puts the process together says how a
factory is found, which intake does not know.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from sqlalchemy import select
from sqlalchemy.orm import Session

from intake.dialogue.texts.legal_answers import Rights, country_of, stored_name
from intake.dialogue.understanding.answers import is_try
from intake.lines.line import Line, LineView
from vault.organisations import Organisation

CountryOfPlace = Callable[[Session, str, tuple[str, ...]], str | None]
"""The country of a poster's place, else of the first of some reports whose place is known."""

LanguagesOfPlace = Callable[[Session, str], tuple[str, ...]]
"""The languages of the place of a poster, likeliest first; none where it is not known."""

PlaceOfText = Callable[[Session, str], str | None]
"""The code of the factory whose code a word is."""

MAY_BE_CODE = re.compile(r"[^\w\s]*\w(?=\S*\d)[\w-]{1,11}[^\w\s]*")
"""A word with a digit in it: no other is looked up. A single digit is an answer."""


def _unknown(_session: Session, _poster: str) -> tuple[str, ...]:
    return ()


def _nowhere(_session: Session, _poster: str, _reports: tuple[str, ...]) -> str | None:
    return None


def _no_place(_session: Session, _text: str) -> str | None:
    return None


@dataclass(frozen=True)
class Information:
    """With nothing in it, a person answers every question."""

    rights: Rights = field(default_factory=Rights)
    country_of_place: CountryOfPlace = _nowhere
    languages_of_place: LanguagesOfPlace = _unknown
    place_of_text: PlaceOfText = _no_place

    def place(self, session: Session, text: str) -> str | None:
        """The code of a factory, where the text is nothing but that, or a try ("test 4417")."""
        words = text.split()
        codes = [word for word in words if MAY_BE_CODE.fullmatch(word)]
        alone = len(codes) == 1 and (len(words) == 1 or is_try(text))
        return self.place_of_text(session, codes[0]) if alone else None

    def languages(self, session: Session, line: LineView, poster: str) -> tuple[str, ...]:
        """The line's languages, those of the poster's place first; none is left out."""
        here = self.languages_of_place(session, poster) if poster else ()
        spoken = (code for code in here if code in line.languages)
        return tuple(dict.fromkeys((*spoken, *line.languages)))

    def answers(
        self, session: Session, line: LineView, poster: str, reports: tuple[str, ...],
        topics: tuple[str, ...], language: str,
    ) -> list[tuple[str, str]]:  # fmt: skip
        """What is known of `topics`: the stored name and the text of each answer."""
        country = self.country_of_place(session, poster, reports) or country_of(line.time_zone)
        drafts = drafts_go(session, line.id)
        return [
            (stored_name(country, topic), text)
            for topic in topics
            if country and (text := self.rights.find(country, topic, language, drafts))
        ]


def drafts_go(session: Session, line_id: str | None) -> bool:
    """Whether answers that nobody has checked are sent: on a practice organisation's line only."""
    practice = session.scalar(
        select(Organisation.practice)
        .join(Line, Line.organisation_id == Organisation.id)
        .where(Line.id == line_id)
    )
    return practice is True
