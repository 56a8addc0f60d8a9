"""Texts of the same words are compared as equal, in scripts of any kind."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake.dialogue.understanding.spelling.normalise import (
    MARKS,
    ascii_digits,
    composed,
    few_marks,
    fold_code_word,
    is_unspaced,
    plain,
    plain_of,
    same,
)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("  Hello,   WORLD! ", "hello world"),
        ("Ñandú & café", "nandu cafe"),
        ("Straße", "strasse"),
        ("İŞÇI", "isci"),
        ("đã trả", "da tra"),
        ("৪৪১৭ নম্বর", "4417 নম্বর"),
        ("ＡＢＣ １２", "abc 12"),
        ("کارخانہ", plain("كارخانه")),
        ("ا\u0653 مَرْحَبًا", "ا مرحبا"),
        ("zero\u200bwidth", "zerowidth"),
        ("O‘zbek", "o zbek"),
        ("🔥!?", ""),
        ("", ""),
    ],
)
def test_one_spelling_of_a_text(text: str, words: str) -> None:
    assert plain(text) == words
    assert plain(words) == words


@pytest.mark.parametrize(
    ("text", "digits"), [("১৮:০০", "18:00"), ("٤٤", "44"), ("½ ² ४", "½ ² 4"), ("一", "一")]
)
def test_digits_of_any_script_become_ours_one_by_one(text: str, digits: str) -> None:
    assert ascii_digits(text) == digits


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("ไฟ ไหม้", "ไฟไหม้", True),
        ("汉 语", "汉语", True),
        ("fire me", "fireme", False),
        ("Fire, me", "fire  me", True),
    ],
)
def test_spaces_count_only_where_a_script_has_them(one: str, other: str, alike: bool) -> None:
    assert (same(one) == same(other)) is alike
    assert is_unspaced(one) is (same(one) != plain(one))


def test_marks_without_end_are_cut_and_a_few_are_kept() -> None:
    assert few_marks("a" + "\u0301" * 1000) == "a" + "\u0301" * MARKS
    assert few_marks("কী ကြောင်း") == "কী ကြောင်း"
    assert few_marks("") == ""


@pytest.mark.parametrize(
    ("text", "folded"),
    [("Man-go 7", "mango7"), ("IŞIK", "isik"), ("ışık", "isik"), ("আম ৭", "আম7"), ("...", "")],
)
def test_a_code_word_is_its_letters_and_digits(text: str, folded: str) -> None:
    assert fold_code_word(composed(text)) == folded


@given(st.text(st.characters(max_codepoint=127), max_size=60))
def test_the_short_way_of_plain_letters_is_the_same_way(text: str) -> None:
    assert plain(text) == plain_of(composed(text))
