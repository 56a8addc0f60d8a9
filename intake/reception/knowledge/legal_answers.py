"""Questions about the law, answered by what is known of the country that a worker writes from."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from intake.dialogue.texts.legal_answers import country_of, stored_name
from intake.lines.line import Line, LineView
from intake.reception.knowledge.local_knowledge import LocalKnowledge
from vault.organisations import Organisation


def find_legal_answers(
    session: Session,
    knowledge: LocalKnowledge,
    line: LineView,
    poster: str,
    reports: tuple[str, ...],
    topics: tuple[str, ...],
    language: str,
) -> list[tuple[str, str]]:
    """What is known of `topics`: the stored name and the text of each answer.

    The country is that of the poster's factory, of the first of `reports` whose factory is known,
    or of the line's time zone.
    """
    country = knowledge.country_of_place(session, poster, reports) or country_of(line.time_zone)
    drafts = drafts_are_sent(session, line.id)
    return [
        (stored_name(country, topic), text)
        for topic in topics
        if country and (text := knowledge.rights.find(country, topic, language, drafts))
    ]


def drafts_are_sent(session: Session, line_id: str | None) -> bool:
    """Whether answers that nobody has checked are sent: on a practice organisation's line only."""
    practice = session.scalar(
        select(Organisation.practice)
        .join(Line, Line.organisation_id == Organisation.id)
        .where(Line.id == line_id)
    )
    return practice is True
