"""A lexicon that is not whole is refused with the name of its file."""

import re
from pathlib import Path

import pytest

from config.policy.lines.languages import WordsRefused
from intake.dialogue.model.keyword import Keyword
from intake.dialogue.model.state import Step
from intake.dialogue.understanding.lexicon.load import FOLDER, codes, expanded, read

ENGLISH = (FOLDER / "en.toml").read_text("utf-8")


def test_a_code_is_the_name_of_a_file_that_can_be_read() -> None:
    known = codes()
    assert known == sorted(known)
    assert read(FOLDER / f"{known[0]}.toml").keywords


def test_english_is_read_into_keywords_answers_and_numbers() -> None:
    english = read(FOLDER / "en.toml")
    assert "erase me" in {one.lower() for one in english.keywords[Keyword.ERASE]}
    assert english.numbers["three"] == 3
    assert {"yes", "one"} <= set(english.answers[Step.DANGER]["1"])
    assert "three" not in {*english.answers[Step.KIND_TREATMENT].get("3", ())}
    assert "three" in english.answers[Step.KIND_MONEY]["3"]


@pytest.mark.parametrize(
    ("before", "after", "says"),
    [
        (r"(?m)^unpaid = ", "unpayed = ", "unpaid"),
        (r"(?m)^(\[topics\])$", r'\1\n"9.9" = "weather"', "9.9"),
        (r"(?m)^(\[rights\])$", r'\1\nweather = "rain"', "weather"),
        (r"(?m)^told = (\"+)", r"told = \1?!, ", "no letter or digit"),
        (r"(?m)^(\[keywords\])$", r"\1\n= ", "en.toml"),
        (r"(?m)^told = (\"+)", r"told = \1{before|again, ", "stands alone"),
    ],
)
def test_a_slip_is_named(tmp_path: Path, before: str, after: str, says: str) -> None:
    changed, count = re.subn(before, after, ENGLISH, count=1)
    assert count == 1
    path = tmp_path / "en.toml"
    path.write_text(changed, "utf-8")
    with pytest.raises(WordsRefused, match=re.escape(says)) as refused:
        read(path)
    assert "lexicon/en.toml" in str(refused.value)


def test_braces_hold_the_alternatives_of_a_phrase() -> None:
    assert expanded("{the wall|roof} {falls|fell}") == (
        "the wall falls",
        "the wall fell",
        "roof falls",
        "roof fell",
    )
    assert expanded("fire* {near us|here}") == ("fire* near us", "fire* here")
    for half in ("{a|b", "a}", "a|b {c|d}"):
        with pytest.raises(ValueError, match="stands alone"):
            expanded(half)
