"""docs/asvs.md and docs/threats.md: nothing is left out, nothing fails, and each test is there."""

import re
from collections.abc import Iterator

import pytest

from config.platform.paths import ROOT

# ASVS 5.0.0: the requirements of levels 1 and 2, by section. Those of level 3 alone are left out.
SECTIONS = """
1.1 1-2, 1.2 1-9, 1.3 1-11, 1.4 1-3, 1.5 1-2
2.1 1-3, 2.2 1-3, 2.3 1-4, 2.4 1
3.2 1-2, 3.3 1-4, 3.4 1-6, 3.5 1-5, 3.7 1-2
4.1 1-3, 4.2 1, 4.3 1-2, 4.4 1-4
5.1 1, 5.2 1-3, 5.3 1-2, 5.4 1-3
6.1 1-3, 6.2 1-12, 6.3 1-4, 6.4 1-4, 6.5 1-5, 6.6 1-3, 6.8 1-4
7.1 1-3, 7.2 1-4, 7.3 1-2, 7.4 1-5, 7.5 1-2, 7.6 1-2
8.1 1-2, 8.2 1-3, 8.3 1, 8.4 1
9.1 1-3, 9.2 1-4
10.1 1-2, 10.2 1-2, 10.3 1-4, 10.4 1-11, 10.5 1-5, 10.6 1-2, 10.7 1-3
11.1 1-2, 11.2 1-3, 11.3 1-3, 11.4 1-4, 11.5 1, 11.6 1
12.1 1-3, 12.2 1-2, 12.3 1-4
13.1 1, 13.2 1-5, 13.3 1-2, 13.4 1-5
14.1 1-2, 14.2 1-4, 14.3 1-3
15.1 1-3, 15.2 1-3, 15.3 1-7
16.1 1, 16.2 1-5, 16.3 1-4, 16.4 1-3, 16.5 1-3
17.1 1, 17.2 1-4, 17.3 1-2
"""
LEVELS_1_AND_2 = 253
MET, PARTLY, NOT_ASKED = "met", "partly met", "does not apply"
# What a reason is at least: a number of an issue alone says nothing.
SHORTEST_REASON = 16

PAGE = (ROOT / "docs" / "asvs.md").read_text("utf-8")
THREATS = (ROOT / "docs" / "threats.md").read_text("utf-8")
PROMISES = {
    name: (ROOT / "docs" / name).read_text("utf-8")
    for name in ("design.md", "safety.md", "promises.md")
}


def _asked() -> list[str]:
    found = []
    for section, first, last in re.findall(r"(\d+\.\d+) (\d+)(?:-(\d+))?", SECTIONS):
        found += [f"V{section}.{one}" for one in range(int(first), int(last or first) + 1)]
    return found


def _rows(page: str, cells: int) -> list[list[str]]:
    lines = [line for line in page.splitlines() if re.match(r"\| (?!-)", line)]
    rows = [[cell.strip() for cell in line[1:-1].split(" | ")] for line in lines]
    return [row for row in rows if len(row) == cells and not row[0].startswith(("Number", "To "))]


ROWS = _rows(PAGE.replace("|  |", "| - |"), 5)


def _tests_of(cell: str) -> Iterator[tuple[str, str]]:
    for named in re.findall(r"`(tests/[^`]+|app/[^`]+\.test\.mjs)`", cell):
        path, _, function = named.partition("::")
        yield path, function


def _missing(cell: str) -> list[str]:
    missing = []
    for path, function in _tests_of(cell):
        file = ROOT / path
        if not file.is_file() or (function and f"def {function}(" not in file.read_text("utf-8")):
            missing.append(f"{path}::{function}")
    return missing


def test_every_requirement_has_one_row() -> None:
    asked = _asked()
    assert len(asked) == LEVELS_1_AND_2
    assert [row[0] for row in ROWS] == asked


def test_nothing_fails_and_everything_has_its_reason() -> None:
    for number, what, state, how, tests in ROWS:
        assert what, number
        assert state in {MET, PARTLY, NOT_ASKED}, number
        if state == MET:
            assert list(_tests_of(tests)), f"{number}: which test shows it?"
        else:
            assert len(how) >= SHORTEST_REASON, f"{number}: why?"


def test_the_sums_are_those_of_the_rows() -> None:
    met, partly, not_asked = (
        sum(row[2] == one for row in ROWS) for one in (MET, PARTLY, NOT_ASKED)
    )
    assert f"{met} are met, {partly} partly, {not_asked} do not apply." in PAGE


@pytest.mark.parametrize("page", [PAGE, THREATS], ids=["asvs.md", "threats.md"])
def test_every_test_that_is_named_is_there(page: str) -> None:
    missing = _missing(page)
    assert missing == []


def test_every_promise_has_its_threats() -> None:
    rows = _rows(THREATS, 4)
    assert rows
    for promise, threat, against, tests in rows:
        assert promise and threat and against, promise
        assert list(_tests_of(tests)), f"{promise}: {threat}"
    promised = {row[0] for row in rows}
    to_whom = re.findall(
        r"^\| (Worker|Monitor|Coord[\w ]+|Affil[\w ()]+|Auditor|Operator) \|",
        PROMISES["design.md"],
        re.M,
    )
    assert len(to_whom) == 6
    who = re.findall(r"^\| ((?:a|the|who|telecom) .*?) \|", PROMISES["safety.md"], re.M)
    texts = re.findall(r"^\| ([A-Z_]+): “", PROMISES["promises.md"], re.M)
    for one in (*to_whom, *who):
        assert any(row.startswith(one) for row in promised), one
    named = set(re.findall(r"\b[A-Z]{2,}(?:_[A-Z]+)*\b", THREATS))
    assert set(texts) <= named
