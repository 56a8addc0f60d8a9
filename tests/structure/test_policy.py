"""Codes of the policy file, of the dialogue and of the screens are the same codes."""

import pytest

from config.policy.policy import load_policy
from intake.dialogue.understanding.lexicon import LEXICONS
from tests.structure.tree import ROOT

POLICY = load_policy()
CATEGORY_CODES = {one.code for one in POLICY.categories.values()}


@pytest.mark.parametrize("language", LEXICONS)
def test_the_dialogue_proposes_categories_of_the_policy(language: str) -> None:
    offered = {one.code for one in POLICY.categories.values() if not one.monitor_only}
    assert set(LEXICONS[language].topics) <= offered


def test_every_language_of_the_policy_is_spoken() -> None:
    for language in POLICY.languages:
        assert language.code in LEXICONS
        assert (ROOT / "translations" / language.code / "LC_MESSAGES" / "messages.po").exists()


def test_every_category_names_what_the_rules_need() -> None:
    for key, category in POLICY.categories.items():
        assert key == category.key
        assert category.floor in POLICY.levels
        assert category.k >= 2
    assert len(CATEGORY_CODES) == len(POLICY.categories)
