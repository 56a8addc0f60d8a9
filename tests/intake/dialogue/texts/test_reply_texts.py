"""The delivered reply templates: short in every language, and never the same text twice."""

from pathlib import Path

import pytest

from config.policy.policy import load_policy
from intake.dialogue.texts.catalogs import Catalogs
from intake.dialogue.texts.check import spoken_as
from intake.dialogue.texts.reply_texts import ReplyText

TRANSLATIONS = Path(__file__).parents[4] / "translations"
LANGUAGES = {one.code: one for one in load_policy().languages}


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_is_one_segment_and_another_text(catalogs: Catalogs, language: str) -> None:
    spoken = spoken_as(LANGUAGES[language], catalogs, TRANSLATIONS)
    assert [one.name for one in ReplyText if spoken.cost(one).parts > 1] == []
    assert len({catalogs.render(one, language) for one in ReplyText}) == len(ReplyText)
