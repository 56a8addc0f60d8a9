"""Each promised language has every text; a text is extracted by `make catalogs`."""

import re
from datetime import date
from gettext import c2py  # type: ignore[attr-defined]  # documented nowhere, there since 2.0

import pytest

from app.accounts.languages import COMPLETE, FOR_BUYERS, MAILED, NAMES
from app.mail.compose import compose
from intake.outbox.mail_templates import MailTemplate
from scripts.catalogs import Promise, missing, po_file, promises, read

PROMISES = promises()
CATALOGS = [(one, language) for one in PROMISES for language in one.languages]
PLACES = re.compile(r"%\(\w+\)[sd]|\{\w+\}")


def test_the_promised_languages_are_these() -> None:
    assert set(COMPLETE) == {"en", "es", "fr", "bn", "ar"}
    assert set(COMPLETE) | set(FOR_BUYERS) | set(MAILED) == set(NAMES)
    mails = {"en", *next(one.languages for one in PROMISES if one.domain == "mail")}
    assert {"en", "de", "sv", "nb", "da", "nl", "fr", "es"} <= mails


@pytest.mark.parametrize(("promise", "language"), CATALOGS)
def test_every_text_is_translated(promise: Promise, language: str) -> None:
    catalog = read(po_file(promise.domain, language))
    assert missing(catalog, promise.texts) == [], "run `make catalogs`, then translate these"


@pytest.mark.parametrize(("promise", "language"), CATALOGS)
def test_translations_fill_the_same_places(promise: Promise, language: str) -> None:
    for entry in read(po_file(promise.domain, language)):
        if not entry.id:
            continue
        english = entry.id if isinstance(entry.id, str) else entry.id[1]
        forms = (entry.string,) if isinstance(entry.string, str) else entry.string
        wanted = set(PLACES.findall(english))
        # "One day", "two days": a form for one number may leave the number out.
        spared = set() if isinstance(entry.id, str) else {"%(num)d"}
        for form in forms:
            assert wanted - spared <= set(PLACES.findall(form)) <= wanted, form


@pytest.mark.parametrize("template", MailTemplate)
@pytest.mark.parametrize("language", sorted({*COMPLETE, *FOR_BUYERS, *MAILED}))
def test_every_mail_is_in_the_readers_language(template: str, language: str) -> None:
    def mail(code: str) -> list[str]:
        message = compose(
            template,
            "greta@city.example",
            code,
            "B-TSDJNM",
            "https://fire.example/a",
            "<1@fire.example>",
            "post@fire.example",
            organisation="Fair Purchase Network",
            released_on=date(2026, 11, 30),
        )
        plain, html = message.iter_parts()
        return [message["Subject"], plain.get_content(), html.get_content()]

    own, english = mail(language), mail("en")
    for text, source in zip(own, english, strict=True):
        assert language == "en" or text != source
        assert "%(" not in text
    direction = "rtl" if language == "ar" else "ltr"
    assert f'<html lang="{language}" dir="{direction}">' in own[2]
    assert "https://fire.example/a" in own[1]


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (1, "بقي يوم واحد"),
        (2, "بقي يومان"),
        (7, "بقيت %(num)d أيام"),
        (23, "بقي %(num)d يوماً"),
        (100, "بقي %(num)d يوم"),
        (103, "بقيت %(num)d أيام"),
    ],
)
def test_arabic_counts_in_six_forms(days: int, words: str) -> None:
    catalog = read(po_file("dashboard", "ar"))
    entry = catalog.get("%(num)d day left")
    assert entry is not None
    assert entry.string[c2py(catalog.plural_expr)(days)] == words
