"""Answers that fit more than one thing: which question a digit or a word belongs to."""

from dataclasses import replace

import pytest

from intake.dialogue.answers import carrier_keyword, is_try, keyword, read_answer
from intake.dialogue.effects import (
    AnswerQuestion,
    Effect,
    KeepText,
    OfferLanguages,
    OpenReport,
    Propose,
    Say,
    SetDanger,
)
from intake.dialogue.engine import turn
from intake.dialogue.lexicon import LEXICONS
from intake.dialogue.phrases import Phrase
from intake.dialogue.said import Said, Turn
from intake.dialogue.state import QUESTION_STEPS, State, Step

LINE = ("en", "bn", "es")
ASKED = State(language="en", language_sure=True, step=Step.DANGER, acked=True, topics=("2.1",))


def hear(state: State, text: str, **more: object) -> Turn:
    known = {"line_languages": LINE, "minutes_since_last": 1, **more}
    return turn(state, Said(text, **known))  # type: ignore[arg-type]


def phrases(done: Turn) -> list[Phrase]:
    return [effect.phrase for effect in done.effects if isinstance(effect, Say)]


def quiet(done: Turn) -> list[Effect]:
    return [effect for effect in done.effects if not isinstance(effect, Say)]


@pytest.mark.parametrize("asks", ["MENU", "RULES"])
def test_a_digit_answers_what_was_asked_last_and_not_the_menu_of_languages(asks: str) -> None:
    unsure = hear(State(), "xyzzy plugh")
    assert OfferLanguages(LINE) in unsure.effects
    asked = hear(unsure.state, asks)
    done = hear(asked.state, "2")
    assert done.state.language == asked.state.language
    wanted = SetDanger(True) if asks == "MENU" else AnswerQuestion(("hours",))
    assert wanted in done.effects


@pytest.mark.parametrize(
    ("language", "word", "means"),
    [("vi", "một", "1"), ("ar", "أبدا", "2"), ("tl", "hindi", "2")],
)
def test_an_answer_in_her_language_is_no_command_of_another(
    language: str, word: str, means: str
) -> None:
    state = replace(ASKED, language=language)
    assert SetDanger(means == "2") in hear(state, word).effects
    same = replace(state, step=Step.DONE, unsorted=1, later_topics=("3.1",))
    assert (OpenReport() in hear(same, word).effects) is (means == "2")


@pytest.mark.parametrize("language", LEXICONS)
def test_a_word_of_danger_is_no_command(language: str) -> None:
    for word in LEXICONS[language].danger:
        assert keyword(word.strip("*")) is None, word


@pytest.mark.parametrize(("language", "cry"), [("ht", "mò"), ("tl", "saklolo")])
def test_a_cry_for_help_is_heard(language: str, cry: str) -> None:
    done = hear(replace(ASKED, language=language), cry, line_languages=(language,))
    assert Propose(("1.1",), True) in done.effects
    first = hear(State(), cry, line_languages=(language,))
    assert OpenReport() in first.effects


@pytest.mark.parametrize(
    ("language", "word", "elsewhere"),
    [
        ("fr", "bat", "yes in Khmer"), ("ht", "bat", "yes in Khmer"),
        ("th", "ot", "no in Khmer"), ("hi", "pita", "later in Creole"),
    ],
)  # fmt: skip
def test_what_tells_something_in_her_language_is_no_answer_in_another(
    language: str, word: str, elsewhere: str
) -> None:
    for step in QUESTION_STEPS:
        if step is not Step.PLACE:
            assert read_answer(step, word, language) is None, elsewhere
    told = hear(replace(ASKED, language=language, topics=()), word, line_languages=(language,))
    assert quiet(told)[0] == KeepText() and isinstance(quiet(told)[1], Propose)


def test_a_yes_of_another_language_is_still_a_yes() -> None:
    for word in ("oui", "si", "haan", "da"):
        assert SetDanger(False) in hear(ASKED, word).effects


def test_what_tells_something_is_no_try() -> None:
    # In Bangla "he hits"; in French what one asks of a line that one tries.
    assert is_try("marche")
    done = hear(State(), "marche", line_languages=("bn", "en"))
    assert OpenReport() in done.effects


@pytest.mark.parametrize("language", LEXICONS)
def test_no_answer_hides_a_command_of_the_carriers(language: str) -> None:
    for options in LEXICONS[language].answers.values():
        assert not any(carrier_keyword(word) for words in options.values() for word in words)
