from sqlalchemy import select

from config.platform.database import transaction
from intake.dialogue.texts.legal_answers import read_rights, stored_name
from intake.lines.line import TWILIO, Line, find_line
from intake.reception.knowledge.legal_answers import drafts_are_sent, find_legal_answers
from intake.reception.knowledge.local_knowledge import LocalKnowledge
from tests.support.house import NUMBER, House


def test_the_law_is_that_of_the_place_or_of_the_lines_time_zone(house: House) -> None:
    knowledge = LocalKnowledge(read_rights())
    with transaction(house.engine) as session:
        line = find_line(session, TWILIO, NUMBER)
        assert line is not None
        found = find_legal_answers(session, knowledge, line, "", (), ("overtime",), "en")
        assert [name for name, _ in found] == [stored_name("BD", "overtime")]
        assert (
            find_legal_answers(session, LocalKnowledge(), line, "", (), ("overtime",), "en") == []
        )


def test_drafts_are_sent_on_practice_lines_alone(house: House) -> None:
    with transaction(house.engine) as session:
        assert drafts_are_sent(session, session.scalars(select(Line.id)).one())
        assert not drafts_are_sent(session, None)
