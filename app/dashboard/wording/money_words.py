"""Amounts of money in the reader's language."""

from babel.numbers import format_currency
from flask_babel import get_locale

from case_management.remedies.money import Money, decimals


def money_words(money: Money) -> str:
    """An amount with the decimals of its currency and its code, which no two currencies share."""
    places = decimals(money.currency)
    pattern = "#,##0" + ("." + "0" * places if places else "") + "\xa0¤¤"
    return format_currency(
        money.amount, money.currency, pattern, locale=get_locale(), currency_digits=False
    )
