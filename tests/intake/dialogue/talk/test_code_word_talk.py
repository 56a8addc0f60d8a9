"""A code word is known however it is typed; what has another meaning can't be one."""

import unicodedata
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake.dialogue.model.effects import Duress, KeepText, Say, ShowWord
from intake.dialogue.model.phrases import Phrase
from intake.dialogue.model.state import State, Step
from intake.dialogue.model.waiting import AskedForCodeWord
from intake.dialogue.talk.engine import turn
from intake.dialogue.understanding.code_word_text import (
    LONGEST,
    CodeWordMatch,
    declines,
    may_be_code_word,
)
from intake.dialogue.understanding.reading import Reading
from tests.support.messages import message

LETTERS = st.characters(categories=("Lu", "Ll", "Lo", "Nd"), max_codepoint=0x2FFF)
WORDS = st.text(LETTERS, min_size=1, max_size=12)
AROUND = st.text(" \t\n.,!?\"'«»।؟-_()\u200b\u200d\u200f", max_size=4)
ZEROS = [0x30, 0x660, 0x6F0, 0x966, 0x9E6, 0xE50, 0x1040, 0x17E0]


@given(WORDS, AROUND, AROUND)
def test_blanks_and_punctuation_around_it_do_not_count(word: str, before: str, after: str) -> None:
    assert Reading(before + word + after).folded == Reading(word).folded


@given(WORDS, st.sampled_from(["NFC", "NFD", "NFKC", "NFKD"]))
def test_the_form_of_unicode_does_not_count(word: str, form: str) -> None:
    assert Reading(unicodedata.normalize(form, word)).folded == Reading(word).folded  # type: ignore[arg-type]


@given(st.text("abcdefghijklmnopqrstuvwxyzñçáéíóúüßıİǅﬁ", max_size=20))
def test_case_does_not_count(word: str) -> None:
    assert (
        Reading(word.upper()).folded
        == Reading(word.lower()).folded
        == Reading(word.title()).folded
        == Reading(word).folded
    )


@given(st.text("0123456789", min_size=1, max_size=12), st.sampled_from(ZEROS))
def test_digits_are_the_same_in_every_script(digits: str, zero: int) -> None:
    assert Reading("".join(chr(zero + int(one)) for one in digits)).folded == digits


@given(st.text(max_size=60))
def test_folding_twice_changes_nothing_and_never_fails(text: str) -> None:
    assert Reading(Reading(text).folded).folded == Reading(text).folded
    if may_be_code_word(Reading(text)):
        assert 2 <= len(Reading(text).folded) <= LONGEST


@given(WORDS, WORDS)
def test_two_words_of_other_letters_are_two_words(one: str, other: str) -> None:
    latin = [c for c in one + other if c.isascii()]
    if len(latin) == len(one) + len(other) and one.lower() != other.lower():
        assert Reading(one).folded != Reading(other).folded


@pytest.mark.parametrize(
    "text",
    [
        "1",
        "12",
        "০",
        "yes",
        "না",
        "no",
        "STOP",
        "বন্ধ",
        "erase",
        "WORD",
        "palabra",
        "hello",
        "ok",
        "English",
        "fire",
        "trapped",
        "incendio",
        "আগুন",
        "18-20",
        "evening",
        "",
        "🙏",
        "4821 7730 5519 2464",
        "a b c",
        "the door is locked again today",
        "x" * 30,
    ],
)
def test_what_means_something_else_is_no_word(text: str) -> None:
    assert not may_be_code_word(Reading(text))


@pytest.mark.parametrize(
    "text", ["heron", "Blue Heron", "শাপলা", "ফুল", "কদমফুল ৪২", "girasol", "4821", "নদী", "ñandú"]
)
def test_what_may_be_one(text: str) -> None:
    assert may_be_code_word(Reading(text))


@pytest.mark.parametrize(("text", "none"), [("0", True), ("no", True), ("না", True), ("১", False)])
def test_a_worker_may_want_none(text: str, none: bool) -> None:
    assert declines(Reading(text), None) is none


SAID = message("heron", has_code_word=True)
STATES = st.builds(
    State,
    language=st.sampled_from([None, "en", "bn", "es"]),
    step=st.sampled_from(Step),
    with_person=st.booleans(),
    opted_out=st.booleans(),
    acked=st.booleans(),
    language_chosen=st.booleans(),
)


@given(STATES, st.booleans(), st.booleans(), WORDS, WORDS)
def test_under_duress_all_is_as_if_nothing_waited(
    state: State, waiting: bool, paused: bool, word: str, second: str
) -> None:
    """What is said, in which language, and where the talk stands: no difference."""
    forced = replace(
        SAID,
        reading=Reading(second),
        code_word=CodeWordMatch.DURESS,
        text_is_held=waiting,
        code_word_paused=paused,
    )
    free = replace(
        SAID,
        reading=Reading(word),
        code_word=CodeWordMatch.RIGHT,
        text_is_held=False,
        code_word_paused=paused,
    )
    first, other = turn(state, forced), turn(state, free)
    assert first.state == other.state

    def seen(effects: object) -> list[object]:
        return [one for one in effects if not isinstance(one, Duress | ShowWord)]  # type: ignore[attr-defined]

    assert seen(first.effects) == seen(other.effects)
    assert Duress() in first.effects
    assert KeepText() not in first.effects
    assert ShowWord() not in first.effects


@given(STATES, WORDS)
def test_while_none_is_taken_the_right_one_is_answered_as_a_wrong_one(
    state: State, word: str
) -> None:
    right = turn(
        state,
        replace(SAID, reading=Reading(word), code_word=CodeWordMatch.RIGHT, code_word_paused=True),
    )
    assert ShowWord() not in right.effects
    assert state.opted_out or Say(Phrase.WORD_WRONG) in right.effects


def test_who_said_stop_is_not_asked_for_a_word() -> None:
    asked = turn(State(opted_out=True), message("WORD"))
    assert asked.state == State(opted_out=True, language="en")


def test_an_hour_later_a_text_is_a_text_again() -> None:
    late = turn(State(waiting_for=AskedForCodeWord()), message("sunflower", minutes_since_last=61))
    assert KeepText() in late.effects
    assert late.state.waiting_for is None
