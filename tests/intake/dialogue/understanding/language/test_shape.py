"""An unknown word is likeliest of the language whose words look like it."""

import pytest

from intake.dialogue.understanding.language.shape import resemblance


@pytest.mark.parametrize(
    ("word", "script", "language"),
    [
        ("trabajadores", "LATIN", "es"),
        ("ngayon", "LATIN", "tl"),
        ("thuong", "LATIN", "vi"),
        ("работаю", "CYRILLIC", "ru"),
        ("کارخانه", "ARABIC", "ur"),
    ],
)
def test_a_word_looks_like_its_language(word: str, script: str, language: str) -> None:
    likely = resemblance(word, script)
    assert max(likely, key=lambda one: likely[one]) == language
    assert 0.9 < sum(likely.values()) <= 1.000001


def test_a_short_word_leaves_doubt() -> None:
    assert len(resemblance("q", "LATIN")) > 1


def test_a_script_of_no_list_says_nothing() -> None:
    assert resemblance("nuqneH", "KLINGON") == {}
