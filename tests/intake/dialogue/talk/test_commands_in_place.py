"""Command words count in the worker's language and the line's, and where they are commands."""

import pytest

from intake.dialogue.model.effects import KeepText, NamePlace, OpenReport, OptOut, Say
from intake.dialogue.model.keyword import Keyword
from intake.dialogue.model.phrases import Phrase
from intake.dialogue.model.state import State, Step
from intake.dialogue.talk.engine import turn
from intake.dialogue.understanding.language import detect
from intake.dialogue.understanding.lexicon import LEXICONS
from tests.support.messages import message

LINE = ("bn", "en", "es")


@pytest.mark.parametrize(
    ("language", "name"),
    [
        ("en", "Banda"),
        ("es", "Beka"),
        ("es", "Alto"),
        ("tr", "Dur"),
        ("uz", "Bekor"),
        ("pt", "Pare"),
        ("es", "Baja"),
        ("hi", "roko"),
        ("en", "Kanpe"),
        ("bn", "বন্ধ"),
        ("es", "Ayuda"),
    ],
)
def test_where_a_name_is_asked_for_a_word_is_a_name(language: str, name: str) -> None:
    asked = State(language=language, language_chosen=True, step=Step.PLACE)
    done = turn(asked, message(name, line_languages=(*LINE, language), minutes_since_last=1))
    assert done.effects[:2] == (KeepText(), NamePlace(name)) and not done.state.opted_out


@pytest.mark.parametrize("step", [one for one in Step if one is not Step.PLACE])
@pytest.mark.parametrize("word", ["dur", "rete", "hinto", "banda", "thamun", "bekor"])
def test_a_word_of_a_language_that_is_not_spoken_here_is_no_command(step: Step, word: str) -> None:
    asked = State(language="en", language_chosen=True, step=step)
    done = turn(asked, message(word, line_languages=("en", "es"), minutes_since_last=1))
    assert OptOut() not in done.effects


@pytest.mark.parametrize("language", LEXICONS)
def test_a_stop_of_the_workers_language_or_of_the_lines_is_one(language: str) -> None:
    for word in LEXICONS[language].keywords.get(Keyword.STOP, ("stop",)):
        for state in (
            State(language=language, language_chosen=True, step=Step.DONE),
            State(language="en", language_chosen=True, step=Step.DONE),
        ):
            done = turn(state, message(word, line_languages=("en", language)))
            assert OptOut() in done.effects, word


@pytest.mark.parametrize("step", [Step.DANGER, Step.PLACE, Step.DONE])
@pytest.mark.parametrize(
    "text",
    [
        "Stop. Thank you",
        "STOP STOP STOP",
        "please stop",
        "stop!!! stop!!!",
        "Unsubscribe please, thanks",
        "stop, gracias",
    ],
)
def test_a_stop_with_manners_is_one(step: Step, text: str) -> None:
    lines = ("en", "es")
    done = turn(
        State(language="es", language_chosen=True, step=step), message(text, line_languages=lines)
    )
    if step is Step.PLACE and "gracias" in text:
        return
    assert OptOut() in done.effects and done.state.opted_out


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("bn", "বন্ধ করুন, ধন্যবাদ"),
        ("bn", "দয়া করে বন্ধ করুন"),
        ("es", "parar por favor"),
        ("fr", "arrêtez, merci"),
        ("th", "หยุดส่ง ขอบคุณค่ะ"),
        ("zh", "请停止，谢谢"),
        ("ar", "توقف من فضلك"),
        ("vi", "dừng lại, cảm ơn"),
        ("tr", "durdur lütfen"),
        ("ru", "стоп, стоп! спасибо"),
        ("am", "አቁም፣ አመሰግናለሁ"),
    ],
)
def test_a_stop_with_manners_is_one_in_every_language(language: str, text: str) -> None:
    state = State(language=language, language_chosen=True, step=Step.DONE)
    assert OptOut() in turn(state, message(text, line_languages=(language,))).effects


@pytest.mark.parametrize(
    "text", ["thank you", "please", "stop beating us please", "help help", "stop it"]
)
def test_words_with_manners_are_no_stop(text: str) -> None:
    assert OptOut() not in turn(State(language="en", step=Step.DONE), message(text)).effects


@pytest.mark.parametrize(
    ("language", "closed", "sure"),
    [
        ("bn", "বন্ধ", "মেসেজ বন্ধ"),
        ("bn", "bondho", "message bondho"),
        ("hi", "बंद", "मैसेज बंद"),
        ("ur", "بند", "میسج بند"),
        ("ne", "बन्द", "सन्देश बन्द"),
        ("th", "เลิก", "เลิกส่ง"),
        ("km", "ឈប់", "ឈប់ផ្ញើសារ"),
        ("id", "berhenti", "berhenti kirim"),
        ("es", "terminar", "STOP"),
        ("zh", "停", "退订"),
    ],
)
def test_closed_answers_a_person_and_opts_nobody_out(language: str, closed: str, sure: str) -> None:
    talking = State(language=language, language_chosen=True, step=Step.DONE, with_person=True)
    kept = turn(talking, message(closed, line_languages=(language, "en")))
    assert kept.effects == (KeepText(),)
    for text in (sure, "stop", "Stop. Thank you"):
        assert OptOut() in turn(talking, message(text, line_languages=(language, "en"))).effects


@pytest.mark.parametrize("text", ["ok", "OK", "SOS", "sos sos", "Ok.", "hi", "yo", "te"])
@pytest.mark.parametrize("hint", [None, "en"])
def test_short_latin_words_do_not_beat_the_line(text: str, hint: str | None) -> None:
    assert detect(text, LINE, hint).language in LINE
    assert detect(text, ("km", "en"), None).language in ("km", "en")
    done = turn(State(), message(text, line_languages=LINE, hint_language=hint))
    assert done.state.language in LINE
    assert (
        OpenReport() in done.effects
        or OpenReport("test") in done.effects
        or Say(Phrase.HELP) in done.effects
    )
