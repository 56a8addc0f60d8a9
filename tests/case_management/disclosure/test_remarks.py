"""What gives somebody away is found in any script; the browser is tried on the same texts."""

import json
from pathlib import Path
from typing import Any

import pytest

from case_management.disclosure.remarks import Known, Remark, plain, remarks_in

SHARED: dict[str, Any] = json.loads(Path(__file__).with_name("remarks.json").read_text("utf-8"))
KNOWN = tuple(Known(**one) for one in SHARED["known"])


@pytest.mark.parametrize(("language", "text", "expected"), SHARED["texts"])
def test_remarks(language: str, text: str, expected: list[list[str]]) -> None:
    found = remarks_in(text, language, KNOWN, SHARED["allowed"])
    assert [[one.kind, one.text] for one in found] == expected


def test_one_spelling_of_digits_spaces_and_invisible_marks() -> None:
    assert plain("  \u200f٤٢\u00a0–\u2009７’s ") == "42 - 7's"


def test_each_remark_is_made_once() -> None:
    assert remarks_in("40 here, 40 there", "en") == (Remark("number", "40"),)
