"""An alert reaches those who buy from a factory today, and nobody else."""

from datetime import date

import pytest

from case_management.supply_chain.rules import ContractTerms, reaching

SHIRTS = ContractTerms(
    id="1",
    affiliate="city",
    contractor="Uniforms Ltd",
    factories=frozenset({"f1", "f2"}),
    starts_on=date(2026, 1, 1),
    ends_on=date(2026, 12, 31),
)
LAPTOPS = ContractTerms("2", "county", "Computers Inc", frozenset({"f2"}), date(2026, 6, 1))


@pytest.mark.parametrize(
    ("factory", "on", "who"),
    [
        ("f1", date(2026, 1, 1), {"city"}),
        ("f1", date(2026, 12, 31), {"city"}),
        ("f1", date(2025, 12, 31), set()),
        ("f1", date(2027, 1, 1), set()),
        ("f2", date(2026, 7, 1), {"city", "county"}),
        ("f2", date(2040, 1, 1), {"county"}),
        ("f3", date(2026, 7, 1), set()),
    ],
)
def test_contracts_reach_a_factory_while_they_run(factory: str, on: date, who: set[str]) -> None:
    assert {one.affiliate for one in reaching([SHIRTS, LAPTOPS], factory, on)} == who
