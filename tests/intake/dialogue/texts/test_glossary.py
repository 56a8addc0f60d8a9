"""A glossary is read whole or not at all; no text holds a word that tells what the line is for."""

from pathlib import Path

import pytest

from intake.dialogue.model.keyword import Keyword
from intake.dialogue.texts.glossary import forbidden_in, read_glossary

WHOLE = """
forbidden = ["usine", " amo "]
[terms]
code = "code"
[says]
stop = "STOP"
"""


def written(folder: Path, text: str) -> Path:
    (folder / "fr").mkdir()
    (folder / "fr" / "glossary.toml").write_text(text, "utf-8")
    return folder


def test_what_is_read_forbids_the_products_name_too(tmp_path: Path) -> None:
    glossary = read_glossary(written(tmp_path, WHOLE), "fr")
    assert glossary.says == {Keyword.STOP: "STOP"}
    assert glossary.terms == {"code": "code"}
    assert forbidden_in("Firedoor, usine", glossary.forbidden) == ["usine", "firedoor"]


@pytest.mark.parametrize(
    ("before", "after", "error"),
    [
        ("[terms]", "[words]", KeyError),
        ('stop = "STOP"', 'halt = "STOP"', ValueError),
        ("[says]", "[says", ValueError),
    ],
)
def test_one_that_is_not_whole_is_refused(
    tmp_path: Path, before: str, after: str, error: type[Exception]
) -> None:
    with pytest.raises(error):
        read_glossary(written(tmp_path, WHOLE.replace(before, after)), "fr")


def test_a_language_without_one_is_refused(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="fr"):
        read_glossary(tmp_path, "fr")


def test_a_forbidden_word_is_found_inside_another_and_across_punctuation() -> None:
    assert forbidden_in("La sous-usine!", ["usine"]) == ["usine"]
    assert forbidden_in("sumulat ka", [" ulat"]) == []
    assert forbidden_in("Ang ulat.", [" ulat"]) == [" ulat"]
    assert forbidden_in("das Wort «Right, to»", ["right to"]) == ["right to"]
