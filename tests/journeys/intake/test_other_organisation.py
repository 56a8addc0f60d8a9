"""A worker asks for another organisation, and answers whether the case may go there, by text."""

import pytest
from sqlalchemy import select

from case_management.transfers.models import CaseTransfer
from config.platform.database import transaction
from intake.dialogue.model.effects import KeepText, WantOthers
from intake.dialogue.model.keyword import Keyword
from intake.dialogue.model.state import State, Step
from intake.dialogue.talk.engine import turn
from intake.dialogue.talk.message import IncomingMessage
from intake.dialogue.understanding.lexicon import LEXICONS
from intake.dialogue.understanding.reading import Reading
from intake.reports.report import Report
from tests.support.house import House
from tests.support.two_organisations import add_other, asked, followed, taken


@pytest.mark.parametrize("code", sorted(LEXICONS))
def test_in_every_language_there_are_words_for_it(code: str) -> None:
    words = LEXICONS[code].keywords[Keyword.OTHERS]
    assert words
    for word in words:
        state = State(language=code, step=Step.DONE)
        after = turn(state, IncomingMessage(Reading(word), line_languages=(code,)))
        assert WantOthers() in after.effects, word
        assert after.effects.count(KeepText()) == 1


def test_without_a_report_the_words_are_one(house: House) -> None:
    house.text("another organisation")
    with transaction(house.engine) as session:
        assert not session.scalars(select(Report)).one().wants_others
    assert "OTHERS_WANTED" not in house.said()


def test_the_wish_is_kept_and_answered(house: House) -> None:
    house.text("no salary for two months")
    house.text("other organisation")
    assert house.said().count("OTHERS_WANTED") == 1
    with transaction(house.engine) as session:
        assert session.scalars(select(Report)).one().wants_others
    assert house.texts() == ["no salary for two months", "other organisation"]


def test_the_whole_way_by_text(house: House) -> None:
    taken(house, add_other(house))
    house.text("thank you")
    said = house.said()
    assert said.index("ASK_TRANSFER") < said.index("NEWS_TRANSFERRED")


def test_stop_is_no_yes(house: House) -> None:
    transfer_id = asked(house, add_other(house))
    house.text("STOP")
    house.text("1")
    followed(house)
    with transaction(house.engine) as session:
        assert session.get_one(CaseTransfer, transfer_id).state == "asked"
