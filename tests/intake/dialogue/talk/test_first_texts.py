"""Whatever comes first is kept, and opens a report: a cry for help, signs, words beside STOP."""

import pytest

from intake.dialogue.model.effects import KeepText, OpenReport, OptIn, OptOut, Propose, Say
from intake.dialogue.model.keyword import Keyword
from intake.dialogue.model.phrases import Phrase
from intake.dialogue.model.state import State, Step
from intake.dialogue.talk.engine import turn
from intake.dialogue.talk.message import Turn
from intake.dialogue.understanding.lexicon import LEXICONS
from tests.support.messages import message


def phrases(done: Turn) -> list[Phrase]:
    return [effect.phrase for effect in done.effects if isinstance(effect, Say)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "HELP"),
        ("en", "Help!!!"),
        ("en", "info"),
        ("en", "/help"),
        *(
            (code, one.keywords[Keyword.HELP][0] + "!!")
            for code, one in LEXICONS.items()
            if one.keywords.get(Keyword.HELP)
        ),
    ],
)
def test_a_cry_for_help_begins_a_report_and_is_answered(language: str, text: str) -> None:
    done = turn(State(), message(text, line_languages=(language,)))
    assert OpenReport() in done.effects and KeepText() in done.effects
    assert done.effects.index(OpenReport()) < done.effects.index(KeepText())
    assert phrases(done)[0] is Phrase.RECEIPT and Phrase.HELP in phrases(done)
    assert done.state.step is Step.DANGER
    again = turn(done.state, message(text, line_languages=(language,)))
    assert OpenReport() not in again.effects and KeepText() in again.effects


def test_where_the_carrier_answers_help_only_the_report_is_told() -> None:
    done = turn(State(), message("HELP", carrier_answers_keywords=True))
    assert phrases(done) == [Phrase.RECEIPT, Phrase.ASK_DANGER]
    stopped = turn(State(opted_out=True), message("help"))
    assert OpenReport() in stopped.effects and phrases(stopped) == []


@pytest.mark.parametrize(
    ("text", "danger"),
    [
        ("Please help us the door is locked", True),
        ("ayuda por favor, hay fuego y no podemos salir", True),
        ("help, they did not pay us for march", False),
        ("মালিক তিন মাস বেতন দেয় না", False),
    ],
)
@pytest.mark.parametrize("acted", [Keyword.HELP, Keyword.STOP, Keyword.START])
def test_words_beside_the_carriers_keyword_are_a_report(
    text: str, danger: bool, acted: Keyword
) -> None:
    lines = ("en", "es", "bn")
    before = State(opted_out=acted is Keyword.START)
    done = turn(before, message(text, line_languages=lines, carrier_took_it_for=acted))
    assert OpenReport() in done.effects and done.effects.count(KeepText()) == 1
    proposed = [one for one in done.effects if isinstance(one, Propose)]
    assert any(one.danger for one in proposed) is danger
    assert (OptOut() in done.effects) is (acted is Keyword.STOP) is done.state.opted_out
    assert (OptIn() in done.effects) is (acted is Keyword.START)
    assert Phrase.HELP not in phrases(done)


def test_words_beside_it_join_an_open_report_and_ring() -> None:
    state = State(language="en", step=Step.DONE)
    done = turn(state, message("help fire we are trapped", carrier_took_it_for=Keyword.HELP))
    assert any(isinstance(one, Propose) and one.danger for one in done.effects)


@pytest.mark.parametrize("text", ["🆘", "🔥🚪", "!!!", "🩸🩸", "", "؟؟", "😭🙏"])
def test_what_has_no_letter_is_no_try(text: str) -> None:
    done = turn(State(), message(text, line_languages=("bn", "en")))
    assert OpenReport() in done.effects and not done.state.test


@pytest.mark.parametrize("text", ["hello", "test 1 2 3", "হ্যালো", "hola", "नमस्ते", "สวัสดี"])
def test_a_word_of_trying_still_is_one(text: str) -> None:
    assert turn(State(), message(text)).effects.count(OpenReport("test")) == 1
