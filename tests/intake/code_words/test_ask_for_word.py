from datetime import timedelta

from sqlalchemy import select

from config.platform.database import transaction
from intake.code_words.ask_for_word import HELD_FOR_WORD, ask_for_word, drop_question, is_waiting
from intake.dialogue.model.phrases import Phrase
from intake.outbox.outbox import Outbound
from intake.replies.notify import notify
from intake.reports.report import Report
from tests.support.house import NOON, House

LATER = NOON + timedelta(minutes=1)


def test_the_word_is_asked_for_once_and_what_is_held_waits(house: House) -> None:
    for text in ("the boss is bad", "WORD", "mango", "papaya"):
        house.text(text)
    rules = house.policy.code_words
    with transaction(house.engine) as session:
        report = session.scalars(select(Report)).one()
        contact_id = report.contact_id or ""
        assert not is_waiting(session, contact_id)
        notify(session, report, Phrase.NEWS_READ, house.policy.intake, NOON)
        held = session.scalars(select(Outbound).where(Outbound.phrase == "NEWS_READ")).one()
        assert held.error_code == HELD_FOR_WORD
        assert is_waiting(session, contact_id)
        assert ask_for_word(session, held, rules, LATER)
        assert not ask_for_word(session, held, rules, LATER)
        drop_question(session, contact_id, LATER)
        asked = session.scalars(select(Outbound).where(Outbound.phrase == "WORD_WANTED")).one()
        assert asked.settled_at == LATER
        assert is_waiting(session, contact_id)
