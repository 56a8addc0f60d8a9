"""An alert reaches those who buy from a factory today, and nobody else."""

from collections.abc import Iterator
from datetime import date

import pytest

from case_management.supply_chain.rules import ContractTerms, reached, shortest_paths

SHIRTS = ContractTerms(
    id="1",
    affiliate="city",
    contractor="Uniforms Ltd",
    factories=frozenset({"f1", "f2"}),
    starts_on=date(2026, 1, 1),
    ends_on=date(2026, 12, 31),
    agencies=frozenset({"library"}),
)
LAPTOPS = ContractTerms("2", "county", "Computers Inc", frozenset({"f2"}), date(2026, 6, 1))
SUPPLY = {("yarn", "f1"), ("yarn", "cloth"), ("cloth", "f2"), ("f2", "yarn")}


def links(suppliers: frozenset[str]) -> Iterator[tuple[str, str]]:
    return ((one, other) for one, other in SUPPLY if one in suppliers)


@pytest.mark.parametrize(
    ("factory", "on", "who"),
    [
        ("f1", date(2026, 1, 1), {"city", "library"}),
        ("f1", date(2026, 12, 31), {"city", "library"}),
        ("f1", date(2025, 12, 31), set()),
        ("f1", date(2027, 1, 1), set()),
        ("f3", date(2026, 7, 1), set()),
        ("f2", date(2026, 7, 1), {"city", "library", "county"}),
        ("f2", date(2040, 1, 1), {"county"}),
    ],
)
def test_contracts_reach_a_factory_while_they_run(factory: str, on: date, who: set[str]) -> None:
    found = reached([SHIRTS, LAPTOPS], {factory: (factory,)}, on)
    assert {buyer for one in found for buyer in one.contract.buyers} == who


def test_the_shortest_way_counts_and_a_circle_ends() -> None:
    paths = shortest_paths({"yarn"}, links)
    assert paths == {
        "yarn": ("yarn",),
        "f1": ("yarn", "f1"),
        "cloth": ("yarn", "cloth"),
        "f2": ("yarn", "cloth", "f2"),
    }
    found = reached([LAPTOPS, SHIRTS], paths, date(2026, 7, 1))
    assert [(one.contract.id, one.tier, one.path[-1]) for one in found] == [
        ("1", 2, "f1"),
        ("2", 3, "f2"),
    ]


def test_what_is_too_far_away_is_not_reached() -> None:
    chain = {(str(number), str(number + 1)) for number in range(20)}
    paths = shortest_paths({"0"}, lambda some: ((a, b) for a, b in chain if a in some))
    assert max(map(len, paths.values())) == 6
