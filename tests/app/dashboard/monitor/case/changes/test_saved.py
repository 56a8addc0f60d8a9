"""What a refused second writer reads: both values, in the words of the page."""

import pytest

from app.dashboard.monitor.case.changes.saved import both_in_words
from case_management.cases.seen_value import WrittenSince
from tests.support.desk import Desk


@pytest.mark.parametrize(
    ("fact", "theirs", "yours", "words"),
    [
        ("category", "", "WAGES", ("“Not known yet”", "“Wages")),
        ("level", "L1", "L3", ("“Danger to life”", "“Serious")),
        ("reprisal_risk", "high", "low", ("“High”", "“Low”")),
        ("state", "screened", "screen", ("“Screened”", "“Mark as screened”")),
    ],
)
def test_both_values_are_said(
    desk: Desk, fact: str, theirs: str, yours: str, words: tuple[str, str]
) -> None:
    with desk.asking():
        sentence = both_in_words(WrittenSince(fact, theirs, yours))
    assert all(one in sentence for one in words), sentence


def test_colleagues_are_called_by_name(desk: Desk) -> None:
    with desk.asking() as asha:
        assert "“Asha”" in both_in_words(WrittenSince("assignee_id", asha.id, ""))
