"""Amounts are exact in their currency, as people of any country type them."""

from decimal import Decimal

import pytest
from babel.numbers import get_currency_precision
from hypothesis import given
from hypothesis import strategies as st

from case_management.refusals import Refusal
from case_management.remedies.money import Money, currencies, currency_of, decimals, read_money


@pytest.mark.parametrize(
    ("amount", "currency", "minor"),
    [
        ("12500", "BDT", 1_250_000),
        ("12,50", "EUR", 1_250),
        ("12.5", "EUR", 1_250),
        ("1,23,456.50", "BDT", 12_345_650),
        ("1.234,50", "EUR", 123_450),
        ("12,500", "USD", 1_250_000),
        ("12 500", "USD", 1_250_000),
        ("12'500.00", "CHF", 1_250_000),
        ("১২৫০০", "BDT", 1_250_000),
        ("١٢٥٫٥٠", "JOD", 125_500),
        ("12500", "VND", 12_500),
        ("1.5", "KWD", 1_500),
        (" 7 ", "usd", 700),
    ],
)
def test_an_amount_as_it_is_typed(amount: str, currency: str, minor: int) -> None:
    assert read_money(amount, currency) == Money(minor, currency.upper())


@pytest.mark.parametrize(
    ("amount", "currency", "code"),
    [
        ("abc", "BDT", "amount_unknown"),
        ("", "BDT", "amount_unknown"),
        ("0", "BDT", "amount_unknown"),
        ("-5", "BDT", "amount_unknown"),
        ("NaN", "BDT", "amount_unknown"),
        ("1e9", "VND", "amount_unknown"),
        ("1.234.5", "EUR", "amount_unknown"),
        ("12.345678", "EUR", "amount_unknown"),
        # Three digits after a mark may be thousandths or thousands.
        ("1.000", "KWD", "amount_unknown"),
        ("12,5", "JPY", "amount_unknown"),
        ("9" * 20, "EUR", "amount_unknown"),
        ("5", "XXX", "currency_unknown"),
        ("5", "DEM", "currency_unknown"),
        ("5", "", "currency_unknown"),
    ],
)
def test_what_is_no_amount_is_refused(amount: str, currency: str, code: str) -> None:
    with pytest.raises(Refusal, match=code):
        read_money(amount, currency)


@given(st.integers(1, 10**12), st.sampled_from(("BDT", "JPY", "KWD", "IQD", "EUR")))
def test_every_amount_is_read_as_it_was_written(minor: int, currency: str) -> None:
    places = decimals(currency)
    written = f"{Money(minor, currency).amount:.{places}f}"
    if places == 3:
        # What is typed with thousands is not ambiguous.
        written = f"{Money(minor, currency).amount:,.3f}"
        if "," not in written:
            return
    assert read_money(written, currency).minor == minor


def test_currencies_are_those_that_somewhere_are_money() -> None:
    known = currencies()
    assert {"BDT", "PKR", "MMK", "KHR", "HTG", "EUR", "USD", "CNY"} <= set(known)
    assert not {"DEM", "XAU", "XXX", "XTS"} & set(known)
    assert (currency_of("BD"), currency_of("ZZ")) == ("BDT", None)


def test_decimals_are_those_of_the_standard_where_shops_use_fewer() -> None:
    assert (decimals("IQD"), get_currency_precision("IQD")) == (3, 0)
    assert (decimals("MMK"), get_currency_precision("MMK")) == (2, 0)
    # CLDR never has more than the standard.
    assert [one for one in currencies() if get_currency_precision(one) > decimals(one)] == []
    assert Money(1_250, "JPY").amount == Decimal(1250)
