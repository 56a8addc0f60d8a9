from datetime import timedelta

from sqlalchemy import select

from config.platform.database import transaction
from intake.code_words.code_word import (
    NO_WORD,
    CodeWord,
    forget_words,
    word_standing,
    words_under,
)
from tests.support.house import NOON, House
from vault.blind_index import pepper_name


def test_what_we_begin_is_held_but_for_a_while_after_the_word(house: House) -> None:
    for text in ("the boss is bad", "WORD", "mango", "papaya"):
        house.text(text)
    with transaction(house.engine) as session:
        row = session.scalars(select(CodeWord)).one()
        assert word_standing(session, row.contact_id, NOON).held
        row.open_until = NOON + timedelta(minutes=1)
        assert not word_standing(session, row.contact_id, NOON).held
        assert word_standing(session, row.contact_id, NOON + timedelta(minutes=1)).held
        assert words_under(session, pepper_name(house.peppers.code)) == 1
        forget_words(session, row.contact_id)
        session.expire_all()
        assert words_under(session, pepper_name(house.peppers.code)) == 0


def test_without_a_word_nothing_is_held(house: House) -> None:
    with transaction(house.engine) as session:
        assert word_standing(session, None, NOON) == NO_WORD
        assert word_standing(session, "c" * 32, NOON) == NO_WORD
