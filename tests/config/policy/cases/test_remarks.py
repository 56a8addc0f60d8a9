"""The policy about remarks names kinds that are looked for, and no other."""

from typing import Any

import pytest

from config.policy.cases.remarks import IDENTIFYING, KINDS, read_remarks
from config.policy.reading.policy_table import PolicyError, TomlTable

TABLE: dict[str, Any] = {
    "alert_blocks": ["phone"],
    "reply_asks": [],
    "quote_words": 5,
    "sentence_words": 3,
    "reply_parts": 3,
}


def test_the_section_is_read() -> None:
    rules = read_remarks(TomlTable("remarks", TABLE))
    assert (rules.alert_blocks, rules.reply_asks, rules.reply_parts) == (("phone",), (), 3)


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        (
            {"alert_blocks": ["telephone"]},
            "remarks.alert_blocks must be a list out of",
        ),
        ({"reply_parts": 0}, "remarks.reply_parts must be a whole number"),
    ],
)
def test_what_is_wrong_is_said(changed: dict[str, Any], sentence: str) -> None:
    with pytest.raises(PolicyError, match=sentence):
        read_remarks(TomlTable("remarks", TABLE | changed))


def test_every_pattern_makes_a_kind() -> None:
    assert {kind for kind, _ in IDENTIFYING["patterns"]} <= set(KINDS)
