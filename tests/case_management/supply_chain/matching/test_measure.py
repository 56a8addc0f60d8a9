"""The matcher on pairs that people labelled, tuned on none of these."""

import csv
from pathlib import Path

import pytest

from case_management.supply_chain.matching.compare import Entry, MatchOutcome
from case_management.supply_chain.matching.measure import Pair, in_json, measure

PAIRS = Path(__file__).parent / "pairs"
HERE = Entry("Karim Fashions", "12 BSCIC, Kashimpur, Gazipur", "BD")
ELSEWHERE = Entry("Rahim Knit", "Sagorika Road, Pahartali", "BD")


def labelled(name: str) -> list[Pair]:
    with (PAIRS / f"{name}.csv").open(encoding="utf-8") as file:
        return [
            Pair(
                number,
                Entry(row["name_a"], row["address_a"], row["country_a"]),
                Entry(row["name_b"], row["address_b"], row["country_b"]),
                MatchOutcome(row["label"]),
            )
            for number, row in enumerate(csv.DictReader(file), start=1)
        ]


@pytest.mark.parametrize("name", ["held_out", "by_hand"])
def test_precision_and_recall(name: str) -> None:
    measured = measure(labelled(name))
    assert measured.precision is not None and measured.precision >= 0.98
    assert measured.recall is not None and measured.recall >= 0.9
    assert measured.unclear <= 0.1 * measured.pairs


def test_what_is_counted() -> None:
    found = measure(
        [
            Pair(1, HERE, HERE, MatchOutcome.MATCH),
            Pair(2, HERE, HERE, MatchOutcome.DISTINCT),
            Pair(3, HERE, ELSEWHERE, MatchOutcome.MATCH),
            Pair(4, HERE, ELSEWHERE, None),
        ]
    )
    assert (found.precision, found.recall, found.recall_with_person) == (0.5, 0.5, 0.5)
    assert [pair.row for pair, _ in found.wrong] == [2, 3]
    said = in_json(found)
    assert said["by_label"] == {
        "match": {"match": 1, "distinct": 1},
        "distinct": {"match": 1},
        "none": {"distinct": 1},
    }


def test_nothing_has_no_shares() -> None:
    nothing = measure([])
    assert (nothing.precision, nothing.recall) == (None, None)
