"""Sums of money are of one currency each, and people are never counted twice."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from case_management.refusals import Refusal
from case_management.remedies.ledger import LedgerLine, check_payment, sums
from case_management.remedies.money import Money

LINES = st.lists(
    st.builds(
        LedgerLine,
        st.sampled_from(("owed", "paid")),
        st.integers(1, 10**12),
        st.sampled_from(("BDT", "EUR", "USD")),
        st.integers(1, 1000),
        st.booleans(),
    )
)


@given(LINES)
def test_no_sum_mixes_two_currencies(lines: list[LedgerLine]) -> None:
    found = {one.owed.sum.currency: one for one in sums(lines)}
    assert set(found) == {line.currency for line in lines}
    for code, one in found.items():
        own = [line for line in lines if line.currency == code]
        assert one.owed.sum.minor == sum(line.minor for line in own if line.kind == "owed")
        assert one.paid.sum.minor == sum(line.minor for line in own if line.kind == "paid")
        assert one.confirmed.sum.minor <= one.paid.sum.minor
        assert one.open.minor == max(0, one.owed.sum.minor - one.paid.sum.minor)
        assert one.owed.people <= max(line.people for line in own)


def test_two_payments_to_the_same_people_are_at_least_so_many_people() -> None:
    lines = [
        LedgerLine("owed", 100_000, "BDT", 20, False),
        LedgerLine("paid", 40_000, "BDT", 20, True),
        LedgerLine("paid", 60_000, "BDT", 12, False),
    ]
    [one] = sums(lines)
    assert (one.paid.sum, one.paid.people) == (Money(100_000, "BDT"), 20)
    assert (one.confirmed.sum, one.confirmed.people) == (Money(40_000, "BDT"), 20)
    assert one.open == Money(0, "BDT")


def test_what_is_no_line_is_refused() -> None:
    for people in (0, -1, 1_000_001):
        with pytest.raises(Refusal, match="people_unknown"):
            check_payment("owed", people)
    with pytest.raises(Refusal, match="payment_unknown"):
        check_payment("confirmed", 5)
    check_payment("paid", 1)
