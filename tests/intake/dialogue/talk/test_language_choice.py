"""Who can't be understood for sure is asked, once the report is taken; what was chosen holds."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from intake.dialogue.model.effects import (
    CompleteReport,
    Effect,
    KeepText,
    OfferLanguages,
    OpenReport,
    Say,
    SetDanger,
    SetLanguage,
)
from intake.dialogue.model.phrases import Phrase
from intake.dialogue.model.state import State, Step
from intake.dialogue.model.waiting import AskedForLanguage
from intake.dialogue.talk.engine import turn
from intake.dialogue.talk.language_choice import choice, language_menu, offered
from intake.dialogue.texts.sms_segments import measure
from intake.dialogue.understanding.language import KNOWN
from intake.dialogue.understanding.language.names import NAMES
from intake.dialogue.understanding.reading import Reading
from tests.support.messages import message

LINE = ("en", "th", "my", "km")
UNSURE = "zzkw vvgg"


def talk(*texts: str, line: tuple[str, ...] = LINE, **scene: object) -> list[tuple[Effect, ...]]:
    state, effects = State(), []
    for text in texts:
        done = turn(state, message(text, line_languages=line, **scene))  # type: ignore[arg-type]
        state = done.state
        effects.append(done.effects)
    return effects


def said(effects: tuple[Effect, ...]) -> list[Phrase]:
    return [one.phrase for one in effects if isinstance(one, Say)]


def test_the_report_is_taken_and_then_the_language_asked() -> None:
    (first,) = talk(UNSURE)
    assert OpenReport() in first
    assert said(first) == [Phrase.RECEIPT]
    assert first[-1] == OfferLanguages(LINE)


@pytest.mark.parametrize("digit", ["3", "၃", "3.", "3) မြန်မာ", "မြန်မာ", "Burmese", "พม่า"])
def test_one_digit_or_the_name_chooses(digit: str) -> None:
    _, second = talk(UNSURE, digit)
    assert SetLanguage("my", chosen=True) in second
    assert said(second) == [Phrase.ASK_DANGER]
    assert not any(isinstance(one, SetDanger) for one in second)


def test_the_next_digit_answers_the_question() -> None:
    _, _, third = talk(UNSURE, "2", "2")
    assert SetDanger(True) in third


def test_a_digit_chooses_what_was_shown_also_where_the_order_has_changed_since() -> None:
    state = turn(State(), message(UNSURE, line_languages=LINE)).state
    stored = State.from_json(state.to_json())
    chosen = turn(stored, message("2", line_languages=("my", "en", "km")))
    assert SetLanguage("th", chosen=True) in chosen.effects


def test_other_words_are_kept_and_the_talk_goes_on() -> None:
    _, second, third = talk(UNSURE, "the fire door on our floor is locked", "2")
    assert KeepText() in second
    assert said(second) == [Phrase.ASK_DANGER]
    assert SetDanger(True) in third


@pytest.mark.parametrize(
    "text", ["ညဘက် တံခါးသော့ခတ်ထားတယ်", "la sar nha la ma ya thay bu", "we are not paid"]
)
def test_who_is_understood_is_not_asked(text: str) -> None:
    (first,) = talk(text)
    assert said(first) == [Phrase.RECEIPT, Phrase.ASK_DANGER]


def test_the_phones_language_is_enough() -> None:
    (first,) = talk(UNSURE, hint_language="th")
    assert said(first) == [Phrase.RECEIPT, Phrase.ASK_DANGER]
    assert SetLanguage("th", chosen=False) in first


def test_a_line_of_one_language_asks_nothing() -> None:
    (first,) = talk(UNSURE, line=("km",))
    assert said(first) == [Phrase.RECEIPT, Phrase.ASK_DANGER]


def test_detection_never_overrides_a_choice() -> None:
    effects = talk("ไทย", "we have not been paid for two months", "the door is locked too")
    assert [one for each in effects for one in each if isinstance(one, SetLanguage)] == [
        SetLanguage("th", chosen=True)
    ]


def test_a_language_that_we_do_not_speak_is_not_chosen() -> None:
    (first,) = talk("Français", spoken=("en", "my"))
    assert not any(isinstance(one, SetLanguage) and one.chosen for one in first)
    (first,) = talk("Français", spoken=("en", "fr"))
    assert SetLanguage("fr", chosen=True) in first


def test_nine_brings_the_menu_at_any_time() -> None:
    *_, asked, chosen = talk("we have not been paid", "9", "4")
    assert OfferLanguages(LINE) in asked
    assert SetLanguage("km", chosen=True) in chosen
    assert said(chosen) == [Phrase.ASK_DANGER]


def test_nobody_comes_between_a_worker_and_a_person() -> None:
    state = State(language="en", step=Step.DONE, with_person=True)
    for text in ("9", UNSURE):
        assert turn(state, message(text, line_languages=LINE)).effects == (KeepText(),)


def test_stop_is_stop_while_the_menu_waits() -> None:
    state = turn(State(), message(UNSURE, line_languages=LINE)).state
    stopped = turn(state, message("STOP", line_languages=LINE))
    assert CompleteReport() in stopped.effects
    later = turn(stopped.state, message("hello again friends", line_languages=LINE))
    assert not any(isinstance(one, Say | OfferLanguages) for one in later.effects)


def test_hindi_is_no_in_tagalog() -> None:
    state = State(language="tl", language_sure=True, step=Step.CONSENT)
    assert not any(
        isinstance(one, SetLanguage)
        for one in turn(state, message("hindi", line_languages=("tl", "en"))).effects
    )


@pytest.mark.parametrize("language", sorted(KNOWN))
def test_every_language_is_called_by_its_own_name(language: str) -> None:
    for name in NAMES[language]:
        assert Reading(name.upper() if name.isascii() else name).named_language == language
    other = "en" if language != "en" else "fr"
    assert language_menu((language, other)).startswith(f"1 {NAMES[language][0]}")


@settings(deadline=None)
@given(st.lists(st.sampled_from(sorted({*KNOWN, "zz"})), max_size=23), st.text(max_size=8))
def test_a_menu_is_one_segment_and_its_digits_choose(line: list[str], text: str) -> None:
    codes = offered(line)
    assert measure(language_menu(line)).parts == 1
    assert len(codes) <= 9
    assert [choice(Reading(str(n)), codes) for n in range(1, len(codes) + 1)] == list(codes)
    assert choice(Reading("0"), codes) is None
    assert choice(Reading(str(len(codes) + 1)), codes) is None
    assert choice(Reading(text), codes) in {None, *codes}


@given(st.booleans(), st.sampled_from(Step), st.text(max_size=20))
def test_the_menu_may_wait_at_any_step(person: bool, step: Step, text: str) -> None:
    state = State(language="en", step=step, with_person=person, waiting_for=AskedForLanguage(LINE))
    done = turn(state, message(text, line_languages=LINE))
    assert done.effects.count(KeepText()) == 1
    assert State.from_json(done.state.to_json()) == done.state
