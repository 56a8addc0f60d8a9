"""Every form of a stored phrase is read, and nothing else is taken for one."""

import pytest

from intake.dialogue.model.phrases import Phrase
from intake.dialogue.talk.language_choice import stored_menu
from intake.dialogue.texts.legal_answers import stored_name
from intake.outbox.stored_phrase import LanguageMenu, LegalAnswerName, read_stored_phrase


@pytest.mark.parametrize("phrase", Phrase)
def test_a_phrase_is_stored_by_its_name(phrase: Phrase) -> None:
    assert read_stored_phrase(phrase.name) is phrase


def test_a_menu_says_its_languages() -> None:
    assert read_stored_phrase(stored_menu(("en", "bn"))) == LanguageMenu(("en", "bn"))


def test_a_legal_answer_says_country_and_topic() -> None:
    assert read_stored_phrase(stored_name("BD", "overtime")) == LegalAnswerName("BD", "overtime")


@pytest.mark.parametrize(
    "name", [None, "", "NO_SUCH_PHRASE", "MENU", "MENU/", "RIGHTS/BD", "a/b/c"]
)
def test_anything_else_is_none(name: str | None) -> None:
    assert read_stored_phrase(name) is None
