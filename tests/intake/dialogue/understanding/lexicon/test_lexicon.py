"""What every lexicon must hold, and that no two of them fight."""

from itertools import product
from pathlib import Path

import pytest

from config.policy.lines.languages import WordsRefused
from config.policy.policy import load_policy
from intake.dialogue.model.keyword import Keyword
from intake.dialogue.model.state import QUESTION_STEPS, Step
from intake.dialogue.understanding.answers import read_answer, same_matter
from intake.dialogue.understanding.lexicon import CARRIER_WORDS, LEXICONS
from intake.dialogue.understanding.lexicon.load import FOLDER, TOPICS, read
from intake.dialogue.understanding.reading import Reading
from intake.dialogue.understanding.spelling.normalise import is_unspaced, same
from intake.dialogue.understanding.topics import suggest

LANGUAGES = tuple(one.code for one in load_policy().languages)


def test_the_languages_are_those_of_the_line() -> None:
    assert set(LEXICONS) == set(LANGUAGES)


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_word_is_understood_in_its_language(code: str) -> None:
    lexicon = LEXICONS[code]
    for step, options in lexicon.answers.items():
        for key, words in options.items():
            for word in words:
                answer = read_answer(step, Reading(word), code)
                assert answer, (step, word)
                # A word may stand for two options only where the careful one is taken.
                others = [one for one, known in options.items() if word in known]
                assert answer.key in others, (step, key, word)
    for category, words in lexicon.topics.items():
        for word in words:
            assert category in suggest_all(word.strip("*"), code), word
    for word in lexicon.danger:
        assert suggest(Reading(word.strip("*")), code).danger or lexicon.idioms, word
    assert all(same_matter(Reading(word), code) is False for word in lexicon.same["2"])
    assert all(same_matter(Reading(word), code) is True for word in lexicon.same["1"])


def suggest_all(text: str, code: str) -> set[str]:
    said = {
        (field, key)
        for word in Reading(text).lexicon_words
        for (field, key), language in word.lists
        if language == code
    }
    return {key for field, key in said if field == "topics"}


@pytest.mark.parametrize("code", LANGUAGES)
def test_yes_is_not_no(code: str) -> None:
    for step in QUESTION_STEPS:
        options = LEXICONS[code].answers[step]
        for first, second in product(options, options):
            both = {same(w) for w in options[first]} & {same(w) for w in options[second]}
            assert first == second or not both, (step, both)


def test_a_command_means_one_thing_in_all_languages() -> None:
    meanings: dict[str, set[Keyword]] = {}
    for known in (*(one.keywords for one in LEXICONS.values()), CARRIER_WORDS):
        for meaning, words in known.items():
            for word in words:
                meanings.setdefault(same(word), set()).add(meaning)
    assert {word: found for word, found in meanings.items() if len(found) > 1} == {}


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_language_has_the_commands_and_the_topics(code: str) -> None:
    lexicon = LEXICONS[code]
    own = {Keyword.STATUS, Keyword.ERASE, Keyword.CLEAR, Keyword.MENU}
    assert own <= set(lexicon.keywords)
    assert code == "en" or {Keyword.STOP, Keyword.START, Keyword.HELP} <= set(lexicon.keywords)
    assert tuple(lexicon.topics) == TOPICS
    assert Reading(lexicon.keywords[Keyword.STATUS][0]).keyword is Keyword.STATUS
    assert Reading(lexicon.tries[0]).is_try


@pytest.mark.parametrize(
    ("text", "language", "category"),
    [
        ("我们工厂着火了门锁着", "zh", "1.1"),
        ("โรงงานไฟไหม้ประตูล็อก", "th", "1.1"),
        ("စက်ရုံမှာမီးလောင်နေတယ်တံခါးသော့ခတ်ထားတယ်", "my", "1.1"),
        ("រោងចក្រឆេះទ្វារចាក់សោ", "km", "1.1"),
    ],
)
def test_words_are_found_where_no_spaces_are(text: str, language: str, category: str) -> None:
    assert is_unspaced(text)
    found = suggest(Reading(text), language)
    assert found.categories[0] == category and found.danger
    assert suggest(Reading(text), "en") == found


@pytest.mark.parametrize("word", ["-", "؟", "*", "ten/", "👍"])
def test_a_word_of_signs_alone_is_refused(tmp_path: Path, word: str) -> None:
    known = (FOLDER / "en.toml").read_text("utf-8")
    path = tmp_path / "xx.toml"
    path.write_text(known.replace('hours = """', f'hours = """{word}, ', 1), "utf-8")
    with pytest.raises(WordsRefused, match=r'xx\.toml: ".+" has no letter or digit'):
        read(path)


def test_a_word_whose_meaning_differs_by_language_counts_only_in_its_own() -> None:
    assert read_answer(Step.DANGER, Reading("ne"), "en") is None
    assert suggest(Reading("para comer"), "es").categories == ()
