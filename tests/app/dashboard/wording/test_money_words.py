"""Amounts are read with the decimals of their currency and its code."""

from app.dashboard.frame.request import Dashboard
from app.dashboard.wording.money_words import money_words
from case_management.remedies.money import Money


def test_an_amount_says_its_currency_and_keeps_its_decimals(in_english: Dashboard) -> None:
    said = [money_words(Money(1_234_567, one)) for one in ("BDT", "JPY", "IQD")]
    assert said == ["12,345.67\xa0BDT", "1,234,567\xa0JPY", "1,234.567\xa0IQD"]
