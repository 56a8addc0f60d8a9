"""The states of a disclosed factory are a table; what was found holds for twelve months."""

from datetime import date

import pytest

from case_management.supply_chain.disclosures.verification import (
    VERIFICATION,
    disclosed_percent,
    standing,
)

DAY = date(2026, 1, 1)


@pytest.mark.parametrize(
    ("state", "event", "then"),
    [
        ("unverified", "corroborate", "corroborated"),
        ("corroborated", "verify", "verified"),
        ("verified", "contradict", "conflicting"),
        ("conflicting", "refute", "refuted"),
        ("refuted", "verify", "verified"),
        # A refuted one is not corroborated by one more list: somebody looks.
        ("refuted", "corroborate", "refuted"),
        ("refuted", "expire", "refuted"),
    ],
)
def test_what_becomes_of_a_state(state: str, event: str, then: str) -> None:
    assert VERIFICATION.after(state, event) == then


@pytest.mark.parametrize(
    ("state", "checked", "today", "stands"),
    [
        ("verified", DAY, date(2027, 1, 1), "verified"),
        ("verified", DAY, date(2027, 1, 2), "unverified"),
        ("corroborated", DAY, date(2027, 1, 2), "unverified"),
        ("conflicting", DAY, date(2030, 1, 1), "conflicting"),
        ("refuted", DAY, date(2030, 1, 1), "refuted"),
        ("unverified", None, date(2030, 1, 1), "unverified"),
    ],
)
def test_a_state_holds_for_a_year(
    state: str, checked: date | None, today: date, stands: str
) -> None:
    assert standing(state, checked, today) == stands


@pytest.mark.parametrize(
    ("named", "total", "percent"), [(3, 5, 60), (2, 3, 66), (0, 5, 0), (3, None, None), (9, 5, 100)]
)
def test_percent(named: int, total: int | None, percent: int | None) -> None:
    assert disclosed_percent(named, total) == percent
