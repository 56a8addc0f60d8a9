"""docs/field.md: every kind of failure names a rule's place and tests that are there."""

import re

from config.platform.paths import ROOT

PAGE = (ROOT / "docs" / "field.md").read_text("utf-8")
ROWS = [line for line in PAGE.splitlines() if line.startswith("| ") and "`" in line]


def test_places_and_tests_are_there() -> None:
    for row in ROWS:
        _, kind, _, place, tests, _ = row.split("|")
        places = [one for one in re.findall(r"`([^`]+)`", place) if "/" in one]
        tried = re.findall(r"`([^`]+)`", tests)
        assert places and tried, kind
        assert [one for one in (*places, *tried) if not (ROOT / one).exists()] == [], kind
