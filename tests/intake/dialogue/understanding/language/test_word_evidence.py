"""A known word says more than one that only sounds or looks like one."""

import pytest

from intake.dialogue.understanding.language.word_evidence import (
    MOST_LETTERS,
    as_it_sounds,
    evidence,
)


def known(text: str, script: str = "LATIN") -> dict[str, float]:
    return {language: points for language, points in evidence(text, script).known.items() if points}


def test_a_word_of_two_languages_tells_for_both_and_less_than_half() -> None:
    shared = known("salario")
    assert set(shared) == {"es", "pt"}
    assert shared["es"] == shared["pt"] < 0.5


def test_hindi_and_urdu_are_one_speech_in_latin_letters() -> None:
    assert known("hamara") == {"hi": 1.0, "ur": 1.0}


def test_an_unknown_word_counts_only_by_its_looks() -> None:
    found = evidence("zindagi", "LATIN")
    assert not any(found.known.values())
    assert 0 < max(found.all.values()) <= 0.5


def test_letters_of_one_language_alone_count_but_a_few_times() -> None:
    few, many = (known("ñ " * times)["es"] for times in (MOST_LETTERS, MOST_LETTERS * 10))
    assert few == many > 0


def test_no_text_speaks_for_nothing() -> None:
    assert known("") == known("123 !?") == {}


@pytest.mark.parametrize(
    ("one", "other"),
    [("zindagee", "jindagi"), ("kaarkhaana", "karkana"), ("wapas", "vapas"), ("phool", "ful")],
)
def test_spellings_of_one_sound_are_alike(one: str, other: str) -> None:
    assert as_it_sounds(one) == as_it_sounds(other)


def test_other_sounds_stay_apart() -> None:
    assert as_it_sounds("beti") != as_it_sounds("beta")
