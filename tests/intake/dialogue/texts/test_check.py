"""The check of a language's texts names each thing that is wrong, and where it is."""

from dataclasses import replace

import pytest

from config.platform.paths import TRANSLATIONS
from config.policy.policy import load_policy
from intake.dialogue.model.keyword import Keyword
from intake.dialogue.model.phrases import Phrase
from intake.dialogue.texts.catalogs import Catalogs
from intake.dialogue.texts.check import Spoken, faults, spoken_as
from intake.dialogue.texts.reply_texts import ReplyText
from intake.dialogue.texts.spoken import Spoken as Saying

POLICY = {one.code: one for one in load_policy().languages}


def spoken(catalogs: Catalogs, language: str) -> Spoken:
    return spoken_as(POLICY[language], catalogs, TRANSLATIONS)


def wrong(spoken_now: Spoken, phrase: Phrase, text: str) -> list[str]:
    texts = {phrase.value: text} if text else {}
    others = {one.value: one.value for one in (*Phrase, *Saying, *ReplyText) if one is not phrase}
    catalogs = Catalogs({"fr": {**others, **texts}})
    glossary = replace(spoken_now.glossary, forbidden=("usine", " amo ", "firedoor"), says={})
    found = faults(replace(spoken_now, catalogs=catalogs, glossary=glossary))
    return [str(one) for one in found]


@pytest.mark.parametrize(
    ("phrase", "text", "said"),
    [
        (Phrase.ADDED, "", "ADDED: missing"),
        (Phrase.RECEIPT, "Bien reçu.", "RECEIPT: must have the placeholders {code}"),
        (Phrase.ADDED, "Reçu {name}", "ADDED: has a placeholder"),
        (Phrase.ADDED, "x" * 307, "ADDED: too long: 3 segments (307 of GSM-7), at most 2"),
        (Phrase.RECEIPT, "{code} " + "x" * 150, "RECEIPT: too long: 2 segments"),
        (Phrase.ADDED, "Votre USINE.", 'ADDED: holds "usine"'),
        (Phrase.ADDED, "Firedoor a votre texte.", 'ADDED: holds "firedoor"'),
        (Phrase.ADDED, "Amo.", 'ADDED: holds " amo "'),
        (Phrase.ASK_SAME, "Le même ? 2 non, 1 oui.", "ASK_SAME: the options must stand in the"),
        (Phrase.ASK_SAME, "Le même ? ১ oui, ২ non.", "ASK_SAME: has the digits ১ ২"),
        (Phrase.ASK_SAME, "Le même ? Oui 1, 2 non.", "ASK_SAME: the digit 1 must stand before"),
        (Phrase.ASK_PLACE, "Où ? Pour passer 0.", "ASK_PLACE: the digit 0 must stand before"),
        (Phrase.ASK_CODE, "Les 15 chiffres.", "ASK_CODE: the number 16 is missing"),
    ],
)
def test_the_check_names_what_is_wrong(
    catalogs: Catalogs, phrase: Phrase, text: str, said: str
) -> None:
    [found] = wrong(spoken(catalogs, "fr"), phrase, text)
    assert found.startswith(said)


@pytest.mark.parametrize("text", ["Reçu {kode}", "Reçu {code", "Reçu {0}"])
def test_a_broken_placeholder_is_named_and_hides_no_other_fault(
    catalogs: Catalogs, text: str
) -> None:
    french = spoken(catalogs, "fr")
    others = {one.value: one.value for one in Phrase}
    broken = replace(french, catalogs=Catalogs({"fr": others | {Phrase.RECEIPT.value: text}}))
    assert any(one.where == "RECEIPT" for one in faults(broken))
    longest = broken.longest()
    assert longest is not None
    assert longest[0] is not Phrase.RECEIPT


def test_the_check_names_a_word_that_nobody_understands(catalogs: Catalogs) -> None:
    french = spoken(catalogs, "fr")
    says = {Keyword.STOP: "HALTE-LA"}
    [found] = faults(replace(french, glossary=replace(french.glossary, says=says)))
    assert str(found) == 'lexicon: does not take "HALTE-LA" for STOP, which the texts ask for'
