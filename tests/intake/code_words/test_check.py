from datetime import timedelta

from sqlalchemy import select

from config.platform.database import transaction
from intake.code_words.check import accept_word, compare_with_words, count_wrong_word, note_duress
from intake.code_words.code_word import CodeWord
from intake.contacts.contact import Contact
from intake.dialogue.understanding.code_word_text import CodeWordMatch
from intake.dialogue.understanding.reading import Reading
from tests.support.house import NOON, House


def test_a_text_is_the_word_the_second_one_or_none(house: House) -> None:
    for text in ("the boss is bad", "WORD", "mango", "papaya"):
        house.text(text)
    with transaction(house.engine) as session:
        contact = session.scalars(select(Contact)).one()

        def seen(text: str) -> CodeWordMatch:
            reading = Reading(text)
            return compare_with_words(session, contact, reading, house.peppers, NOON).seen

        assert seen("Mango!") is CodeWordMatch.RIGHT
        assert seen("papaya") is CodeWordMatch.DURESS
        assert seen("cherry") is CodeWordMatch.NONE
        session.get_one(CodeWord, contact.id).asked_at = NOON
        assert seen("cherry") is CodeWordMatch.WRONG


def test_some_wrong_ones_make_a_pause_and_the_right_one_opens(house: House) -> None:
    for text in ("the boss is bad", "WORD", "mango", "papaya"):
        house.text(text)
    rules, pepper = house.policy.code_words, house.peppers.code
    with transaction(house.engine) as session:
        row = session.scalars(select(CodeWord)).one()
        for _ in range(rules.wrong_tries):
            assert row.paused_until is None
            count_wrong_word(row, rules, NOON)
        assert row.paused_until == NOON + timedelta(minutes=rules.pause_minutes)
        accept_word(session, row, Reading("mango"), pepper, rules, NOON)
        assert row.paused_until is None
        assert row.open_until == NOON + timedelta(minutes=rules.open_minutes)
        assert len(note_duress(session, row, Reading("papaya"), pepper, NOON)) == 1
        assert row.open_until is None and row.duress_at == NOON
