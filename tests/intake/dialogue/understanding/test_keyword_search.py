"""Words of the lexicons are found where they stand as words, and in unspaced scripts anywhere."""

import pytest

from intake.dialogue.understanding.keyword_search import SearchableText, sought, tally, words_in
from intake.dialogue.understanding.spelling.normalise import plain


def said(text: str, *whole: str) -> set[tuple[str, str]]:
    """The lists that a text's words stand in."""
    counts = tally(words_in(SearchableText.of(plain(text))), frozenset(whole))
    return {where for where, languages in counts.items() if languages.total()}


@pytest.mark.parametrize(
    ("word", "looked_for"),
    [
        ("fire", (" fire ", False)),
        ("fire*", (" fire", False)),
        ("*fire", ("fire ", False)),
        ("*Fuego*", ("fuego", False)),
        ("ไฟ ไหม้", ("ไฟไหม้", True)),
    ],
)
def test_a_star_stands_for_any_letters(word: str, looked_for: tuple[str, bool]) -> None:
    assert sought(word) == looked_for


@pytest.mark.parametrize(
    ("text", "languages", "danger"),
    [
        ("There is FIRE.", ("en",), True),
        ("fireplace", ("en",), False),
        ("there is fire", ("es",), False),
        ("เกิดไฟไหม้แล้ว", (), True),
        ("ไฟ ไหม้", (), True),
        ("", ("en",), False),
    ],
)
def test_danger_is_found_as_a_word_of_a_language_that_is_asked(
    text: str, languages: tuple[str, ...], danger: bool
) -> None:
    assert (("danger", "") in said(text, *languages)) is danger


def test_how_many_words_of_a_list_are_said() -> None:
    words = words_in(SearchableText.of(plain("no bonus, and a salary too late")))
    counts = tally(words, frozenset({"en"}))
    assert counts["topics", "2.1"] == {"en": 2}
    assert ("danger", "") not in counts


@pytest.mark.parametrize(
    ("text", "idioms", "danger"),
    [
        ("he will fire me", ["fire me"], False),
        ("fire, he will fire me", ["fire me"], True),
        ("มีไฟไหม้", ["ไฟไหม้"], False),
        # Electrocuted, dead: the end of it is also "the light is dead".
        ("គាត់ឆក់ភ្លើងស្លាប់", ["ភ្លើងស្លាប់"], True),
        ("ភ្លើងស្លាប់", ["ភ្លើងស្លាប់"], False),
        # No word comes about where an idiom is taken out from between two halves.
        ("ไฟABCไหม้", ["abc"], False),
    ],
)
def test_an_idiom_excuses_what_stands_within_it(text: str, idioms: list[str], danger: bool) -> None:
    searched = SearchableText.of(plain(text))
    left = tally(searched.outside(idioms, words_in(searched)), frozenset({"en"}))
    assert (("danger", "") in left) is danger


def test_what_a_worker_wrote_is_in_no_log() -> None:
    assert "fire" not in repr(SearchableText.of("fire"))
