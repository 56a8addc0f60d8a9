"""The words that a question puts beside its digits answer it, as the digits do."""

import re

import pytest

from config.platform.paths import TRANSLATIONS
from config.policy.policy import load_policy
from intake.dialogue.model.phrases import Phrase
from intake.dialogue.model.state import Step
from intake.dialogue.texts.catalogs import Catalogs
from intake.dialogue.understanding.answers import read_answer, same_matter
from intake.dialogue.understanding.reading import Reading

CATALOGS = Catalogs.load(TRANSLATIONS)
ASKED = {
    Phrase.ASK_DANGER: Step.DANGER,
    Phrase.ASK_CONTACT: Step.CONTACT,
    Phrase.ASK_CONSENT: Step.CONSENT,
}
_OPTION = re.compile(r"(?<![\d-])([123]) (.+?)(?=[,،、，。।۔၊။።፣។;(]|\.(?!\d)|\s[123] |\sหรือ|$)")
"""A digit and what it stands for, up to the next mark or the next digit."""


def options(phrase: Phrase, language: str) -> list[tuple[str, str]]:
    return _OPTION.findall(CATALOGS.render(phrase, language))


@pytest.mark.parametrize("language", [one.code for one in load_policy().languages])
def test_who_writes_the_word_in_place_of_the_digit_is_understood(language: str) -> None:
    for phrase, step in ASKED.items():
        found = options(phrase, language)
        assert [digit for digit, _ in found[:2]] == ["1", "2"], (phrase, found)
        for digit, word in found:
            answer = read_answer(step, Reading(word), language)
            # "2 only 8-10 at night" is an answer by its hours too.
            assert answer and answer.key in (digit, "hours"), (phrase, word, answer)
    for digit, word in options(Phrase.ASK_SAME, language):
        assert same_matter(Reading(word), language) is (digit == "1"), word
