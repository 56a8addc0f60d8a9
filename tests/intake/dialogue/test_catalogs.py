"""What the catalogs must hold: complete, short, neutral."""

import re
from pathlib import Path

import pytest
from babel.messages.extract import extract_from_file
from babel.messages.pofile import read_po

from intake.dialogue import phrases
from intake.dialogue.phrases import Catalogs, Phrase
from intake.dialogue.segments import measure

TRANSLATIONS = Path(__file__).parents[3] / "translations"
LANGUAGES = ("bn", "en", "es")
CODE = "4821 7730 5519 2464"

# A phone may be searched: none of these may stand in a text, whatever is around it.
FORBIDDEN = {
    "en": (
        "factory", "union", "complain", "report", "case", "police", "worker", "labour", "labor",
        "right to", "rights", "grievance", "boss", "manager", "supervisor", "employer", "wage",
        "monitor", "firedoor",
    ),
    "bn": (
        "কারখানা", "ফ্যাক্টরি", "গার্মেন্ট", "ইউনিয়ন", "অভিযোগ", "রিপোর্ট", "কেস", "মামলা", "পুলিশ",
        "শ্রমিক", "অধিকার", "মালিক", "ম্যানেজার", "সুপারভাইজার", "বেতন", "তদন্ত", "firedoor",
    ),
    "es": (
        "fábrica", "fabrica", "maquila", "sindicat", "queja", "denunci", "informe", "reporte",
        "caso", "policía", "policia", "trabajador", "obrer", "derecho", "patr", "jefe",
        "supervisor", "salario", "firedoor",
    ),
}  # fmt: skip

TWO_PARTS_ALLOWED = {("bn", Phrase.SAFETY), ("bn", Phrase.HELP)}


def rendered(catalogs: Catalogs, language: str, phrase: Phrase) -> str:
    return catalogs.render(phrase, language, {"code": CODE})


@pytest.fixture(params=LANGUAGES)
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def test_the_catalogs_are_those_we_know(catalogs: Catalogs) -> None:
    assert catalogs.languages == LANGUAGES


def test_every_text_is_there_with_its_placeholders(language: str) -> None:
    with (TRANSLATIONS / language / "LC_MESSAGES" / "messages.po").open("rb") as file:
        catalog = read_po(file, locale=language)
    for phrase in Phrase:
        message = catalog.get(phrase.value)
        assert message and message.string and not message.fuzzy, phrase.name
        names = re.findall(r"\{(\w*)\}", str(message.string))
        assert names == re.findall(r"\{(\w*)\}", phrase.value), phrase.name


def test_english_says_what_the_msgid_says(catalogs: Catalogs) -> None:
    assert all(rendered(catalogs, "en", p) == p.value.format(code=CODE) for p in Phrase)


def test_the_template_holds_what_the_source_marks() -> None:
    marked = {str(text) for _, text, _, _ in extract_from_file("python", phrases.__file__)}
    with (TRANSLATIONS / "messages.pot").open("rb") as file:
        template = {str(message.id) for message in read_po(file)}
    assert {phrase.value for phrase in Phrase} == marked
    assert marked <= template


@pytest.mark.parametrize("phrase", Phrase, ids=lambda phrase: phrase.name)
def test_what_a_text_costs(catalogs: Catalogs, language: str, phrase: Phrase) -> None:
    parts = measure(rendered(catalogs, language, phrase)).parts
    assert parts <= (2 if (language, phrase) in TWO_PARTS_ALLOWED else 1)


@pytest.mark.parametrize("phrase", Phrase, ids=lambda phrase: phrase.name)
def test_no_text_tells_what_the_line_is_for(
    catalogs: Catalogs, language: str, phrase: Phrase
) -> None:
    text = rendered(catalogs, language, phrase).casefold()
    assert [word for word in FORBIDDEN[language] if word in text] == []


def test_spanish_stays_in_the_cheap_alphabet(catalogs: Catalogs) -> None:
    assert {measure(rendered(catalogs, "es", p)).encoding for p in Phrase} == {"GSM-7"}


def test_bangla_writes_dotted_letters_as_one_unit(catalogs: Catalogs) -> None:
    assert not any("\u09bc" in rendered(catalogs, "bn", phrase) for phrase in Phrase)


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
