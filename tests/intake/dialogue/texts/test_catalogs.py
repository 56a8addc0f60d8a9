"""What the catalogs must hold: complete, short, neutral, in every language of the policy."""

from collections.abc import Iterator
from pathlib import Path
from unicodedata import bidirectional

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_file
from babel.messages.plurals import get_plural
from babel.messages.pofile import read_po

from config.policy.policy import load_policy
from intake.dialogue.model import phrases
from intake.dialogue.model.keyword import Keyword
from intake.dialogue.model.phrases import Phrase
from intake.dialogue.talk.script import CHOICES
from intake.dialogue.texts import reply_texts
from intake.dialogue.texts import spoken as telephone
from intake.dialogue.texts.catalogs import SOURCE_LANGUAGE, Catalogs
from intake.dialogue.texts.check import CODE, Spoken, faults, spoken_as
from intake.dialogue.texts.reply_texts import ReplyText
from intake.dialogue.texts.sms_segments import measure
from intake.dialogue.texts.spoken import Spoken as Saying
from intake.dialogue.understanding.language.names import NAMES
from intake.dialogue.understanding.language.zawgyi import readable
from intake.dialogue.understanding.lexicon import CARRIER_WORDS, LEXICONS
from intake.dialogue.understanding.reading import Reading
from intake.dialogue.understanding.spelling.normalise import same
from intake.dialogue.understanding.worker_code_text import find_code

TRANSLATIONS = Path(__file__).parents[4] / "translations"
POLICY = {one.code: one for one in load_policy().languages}
LANGUAGES = tuple(sorted(POLICY))
ONE_SEGMENT = ("fr", "pt", "ht", "tr", "vi", "es", "id", "tl", "uz", "en", "zh")
"""Languages whose texts are one SMS each, whatever is asked."""


def rendered(catalogs: Catalogs, language: str, phrase: Phrase) -> str:
    return catalogs.render(phrase, language, {"code": CODE})


def spoken(catalogs: Catalogs, language: str) -> Spoken:
    return spoken_as(POLICY[language], catalogs, TRANSLATIONS)


def read(language: str) -> Catalog:
    with (TRANSLATIONS / language / "LC_MESSAGES" / "messages.po").open("rb") as file:
        return read_po(file, locale=language)


@pytest.fixture(params=LANGUAGES)
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def test_every_language_of_the_policy_has_a_catalog_and_no_other(catalogs: Catalogs) -> None:
    assert catalogs.languages == LANGUAGES


def test_a_language_has_the_name_that_menus_show(language: str) -> None:
    assert POLICY[language].name == NAMES[language][0]


def test_nothing_is_missing_too_long_broken_or_tells(catalogs: Catalogs, language: str) -> None:
    """Every text, its placeholders, digits, length on SMS and words; and the words it asks for."""
    assert list(map(str, faults(spoken(catalogs, language)))) == []


def test_the_receipt_is_one_segment_and_the_code_can_be_read_back(
    catalogs: Catalogs, language: str
) -> None:
    receipt = spoken(catalogs, language).on_sms(Phrase.RECEIPT)
    assert measure(receipt).parts == 1
    assert find_code(receipt) is not None
    assert CODE in receipt


@pytest.mark.parametrize("code", ONE_SEGMENT)
def test_languages_in_the_cheap_alphabet_or_short_take_one_segment_a_text(
    catalogs: Catalogs, code: str
) -> None:
    assert max(spoken(catalogs, code).cost(phrase).parts for phrase in Phrase) == 1


def test_a_catalog_says_what_wants_a_native_reader(language: str) -> None:
    catalog = read(language)
    if language != SOURCE_LANGUAGE:
        assert "native reader" in catalog.header_comment
    assert not any(message.fuzzy for message in catalog if message.id)


def test_plurals_are_those_of_the_language(language: str) -> None:
    catalog, rule = read(language), get_plural(language)
    assert (catalog.num_plurals, catalog.plural_expr) == (rule.num_plurals, rule.plural_expr)
    for message in catalog:
        if message.id and message.pluralizable:
            assert len(message.string) == rule.num_plurals
            assert all(message.string)


def test_english_says_what_the_msgid_says(catalogs: Catalogs) -> None:
    assert all(rendered(catalogs, "en", p) == p.value.format(code=CODE) for p in Phrase)


def test_the_template_holds_what_the_source_marks() -> None:
    marked = {
        str(text)
        for module in (phrases, telephone, reply_texts)
        for _, text, _, _ in extract_from_file("python", module.__file__)
    }
    with (TRANSLATIONS / "messages.pot").open("rb") as file:
        template = {str(message.id) for message in read_po(file)}
    assert {one.value for one in (*Phrase, *Saying, *ReplyText)} == marked
    assert template - {""} == marked


def test_in_the_first_question_one_means_safe(catalogs: Catalogs, language: str) -> None:
    """Each option is the digit, a space and a word that its language answers with."""
    text = rendered(catalogs, language, Phrase.ASK_DANGER)
    digits = POLICY[language].digits
    assert f"{digits[1]} " in text
    assert text.index(f"{digits[1]} ") < text.index(f"{digits[2]} ")
    after = text.split(f"{digits[2]} ")[0].split(f"{digits[1]} ")[1]
    assert same(after) in {same(word) for word in _safe_words(language)}


def _safe_words(language: str) -> Iterator[str]:
    for answers in LEXICONS[language].answers.values():
        yield from answers.get("1", ())


def test_no_command_word_means_two_things() -> None:
    """A lone word is a command at every step, whatever language the talk is in."""
    meanings: dict[str, set[Keyword]] = {}
    for lexicon in LEXICONS.values():
        for meaning, words in lexicon.keywords.items():
            for word in words:
                meanings.setdefault(same(word), set()).add(meaning)
    assert {word: found for word, found in meanings.items() if len(found) > 1} == {}


def test_no_command_word_is_a_yes_once_its_marks_are_gone() -> None:
    """Vietnamese "dừng" (stop) and "đúng" (right) are both "dung": it must not stop anything."""
    for code, lexicon in LEXICONS.items():
        for word in _safe_words(code):
            if Reading(word).keyword is not None:
                assert Reading(word).keyword in lexicon.keywords, (code, word)
                assert Reading(word).keyword is not Keyword.STOP, (code, word)


def test_the_carriers_words_are_asked_for_where_they_are_explained_only(
    catalogs: Catalogs, language: str
) -> None:
    explained = {Phrase.RECEIPT, Phrase.WELCOME, Phrase.HELP, Phrase.STOPPED, Phrase.STARTED}
    explained |= {Phrase.ASK_HAPPENED, Phrase.ASK_STILL_SO, Phrase.ASK_CHECK_IN}
    explained |= {Phrase.ASK_TODAY, Phrase.ASK_TRANSFER, Phrase.ASK_CONTENT}
    words = [word.upper() for one in CARRIER_WORDS.values() for word in one]
    for phrase in set(Phrase) - explained:
        said = rendered(catalogs, language, phrase).split()
        assert [word for word in words if word in said] == [], phrase.name


def test_spanish_stays_in_the_cheap_alphabet(catalogs: Catalogs) -> None:
    assert {measure(rendered(catalogs, "es", p)).encoding for p in Phrase} == {"GSM-7"}


def test_bangla_writes_dotted_letters_as_one_unit(catalogs: Catalogs) -> None:
    assert not any("\u09bc" in rendered(catalogs, "bn", phrase) for phrase in Phrase)


def test_burmese_is_unicode(catalogs: Catalogs) -> None:
    assert not any(readable(rendered(catalogs, "my", phrase)) for phrase in Phrase)


@pytest.mark.parametrize("code", ["ar", "ur"])
def test_a_code_keeps_the_order_of_its_groups_in_a_text_from_right_to_left(
    catalogs: Catalogs, code: str
) -> None:
    """A mark of direction just before it makes the four groups stand from left to right."""
    assert f"\u200e{CODE}" in rendered(catalogs, code, Phrase.RECEIPT)


@pytest.mark.parametrize("code", ["ar", "ur"])
@pytest.mark.parametrize("phrase", CHOICES)
def test_a_digit_stays_beside_its_word_in_a_text_from_right_to_left(
    catalogs: Catalogs, code: str, phrase: Phrase
) -> None:
    """Digits are weak (UAX 9): between letters from right to left they keep their place."""
    text = rendered(catalogs, code, phrase)
    strong = [bidirectional(one) if bidirectional(one) in {"L", "R", "AL"} else "" for one in text]
    for digit in CHOICES[phrase]:
        at = text.index(f" {digit} ") + 1
        assert next(one for one in reversed(strong[:at]) if one) == "AL"
        assert strong[at + 2] == "AL"


# ---- how texts are found ------------------------------------------------------------------------


def test_an_unknown_language_gets_english_and_a_region_its_language(catalogs: Catalogs) -> None:
    assert catalogs.render(Phrase.ADDED, "xx") == Phrase.ADDED.value
    assert catalogs.render(Phrase.ADDED, None) == Phrase.ADDED.value
    assert catalogs.render(Phrase.ADDED, "es-MX") == catalogs.render(Phrase.ADDED, "es")
    assert catalogs.render(Phrase.RECEIPT, "en", (("code", CODE),)).count(CODE) == 1


def test_a_missing_argument_is_an_error(catalogs: Catalogs) -> None:
    with pytest.raises(KeyError):
        catalogs.render(Phrase.RECEIPT, "en")


def test_no_catalog_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="no message catalog"):
        Catalogs.load(tmp_path)
