"""A language is known by its name, in its own script and in those around it."""

from collections import defaultdict

import pytest

from intake.dialogue.understanding.language.names import NAMES, language_of_name
from intake.dialogue.understanding.spelling.normalise import same


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Español", "es"),
        ("ESPANOL", "es"),
        ("  bangla ", "bn"),
        ("বাংলা ভাষা", "bn"),
        ("汉 语", "zh"),
        ("ภาษา พม่า", "my"),
        ("o‘zbek", "uz"),
        ("english please", None),
        ("mango", None),
        ("", None),
    ],
)
def test_a_name_alone_names_its_language(text: str, language: str | None) -> None:
    assert language_of_name(same(text)) == language


def test_no_name_is_that_of_two_languages() -> None:
    languages = defaultdict(set)
    for code, names in NAMES.items():
        for name in names:
            languages[same(name)].add(code)
    assert {name: codes for name, codes in languages.items() if len(codes) > 1} == {}
