"""What a line needs to answer a question about the law: the answers, and whose law it is."""

from collections.abc import Callable
from dataclasses import dataclass, field

from sqlalchemy import select
from sqlalchemy.orm import Session

from intake.dialogue.rights import Rights, country_of, stored_name
from intake.lines import Line, LineView
from vault.models import Organisation

CountryOfPlace = Callable[[Session, str, tuple[str, ...]], str | None]
"""The country of a poster's place, else of the first of some reports whose place is known."""


def _nowhere(_session: Session, _poster: str, _reports: tuple[str, ...]) -> str | None:
    return None


@dataclass(frozen=True)
class Information:
    """With nothing in it, a person answers every question."""

    rights: Rights = field(default_factory=Rights)
    country_of_place: CountryOfPlace = _nowhere

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
