"""A text is in the script of its letters, and a few amid Latin ones are enough."""

import pytest

from intake.dialogue.understanding.language.script_of import script_of


@pytest.mark.parametrize(
    ("text", "script", "letters"),
    [
        ("hello", "LATIN", 5),
        ("ไทย", "THAI", 3),
        ("hello বাংলা", "BENGALI", 2),
        ("hello ক", "LATIN", 5),
        ("你好 hello hello hello hello", "LATIN", 20),
        ("привет hi", "CYRILLIC", 6),
        ("ক", "BENGALI", 1),
        ("১২৩", "BENGALI", 0),
        ("۱۲", None, 0),
        ("123 ?!", None, 0),
        ("", None, 0),
    ],
)
def test_the_script_and_how_much_of_it_there_is(
    text: str, script: str | None, letters: int
) -> None:
    assert script_of(text) == (script, letters)
