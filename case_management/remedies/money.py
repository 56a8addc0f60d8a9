"""Amounts of money as whole numbers of a currency's smallest unit (ISO 4217). Pure.

The number of decimals is that of the standard, not that of CLDR, which gives what is usual in
shops: a dinar of Iraq has three, and none there.
"""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache

from babel import Locale
from babel.numbers import get_territory_currencies

from case_management.refusals import Refusal

_WITHOUT = frozenset(
    [
        "BIF",
        "CLP",
        "DJF",
        "GNF",
        "ISK",
        "JPY",
        "KMF",
        "KRW",
        "PYG",
        "RWF",
        "UGX",
        "VND",
        "VUV",
        "XAF",
        "XOF",
        "XPF",
    ]
)
_THREE = frozenset(["BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"])
_NUMBER = re.compile(r"[0-9]{1,20}(\.[0-9]{1,6})?")
_MOST = 10**15
"""In the smallest unit: more than any remedy, and exact in every program that reads it."""
_AT = date(2026, 1, 1)
"""Which money was legal tender then: what came or went since is a change of this list."""


@dataclass(frozen=True)
class Money:
    """An amount in one currency."""

    minor: int
    currency: str

    @property
    def amount(self) -> Decimal:
        return Decimal(self.minor).scaleb(-decimals(self.currency))


@cache
def currencies() -> tuple[str, ...]:
    """The codes of all currencies that are somewhere legal tender, by letter."""
    found: set[str] = set()
    for territory in map(str, Locale("en").territories):
        if territory.isalpha() and territory not in ("EU", "EZ", "UN", "ZZ", "XA", "XB"):
            found.update(get_territory_currencies(territory, _AT, _AT))
    return tuple(sorted(found))


def currency_of(country: str) -> str | None:
    """The money of a country, by its code of two letters."""
    return next(iter(get_territory_currencies(country, _AT, _AT)), None)


def decimals(currency: str) -> int:
    """How many digits stand after the point."""
    if currency in _WITHOUT:
        return 0
    return 3 if currency in _THREE else 2


def read_money(amount: str, currency: str) -> Money:
    """An amount as a person types it: digits of any script, a point or a comma before the decimals,
    spaces between thousands. Raises Refusal."""
    code = currency.strip().upper()
    if code not in currencies():
        raise Refusal("currency_unknown")
    typed = "".join(_plain(one) for one in amount.strip() if not one.isspace() and one not in "'’")
    number = _with_point(typed, decimals(code))
    if _NUMBER.fullmatch(number) is None:
        raise Refusal("amount_unknown")
    minor = Decimal(number).scaleb(decimals(code))
    if minor != minor.to_integral_value() or not 0 < minor < _MOST:
        raise Refusal("amount_unknown")
    return Money(int(minor), code)


def _plain(letter: str) -> str:
    digit = unicodedata.digit(letter, None)
    if digit is not None:
        return str(digit)
    return {"٫": ".", "٬": ",", "，": ",", "．": "."}.get(letter, letter)


def _with_point(typed: str, places: int) -> str:
    """Points and commas that part thousands are left out; one that may be either is refused."""
    marks = [one for one in typed if one in ".,"]
    if not marks:
        return typed
    whole, _, rest = typed.rpartition(marks[-1])
    if len(set(marks)) == 2 and marks.count(marks[-1]) == 1:
        # 1.234,50 and 1,234.50: the last one stands before the decimals.
        return f"{_grouped(whole)}.{rest}"
    if len(marks) > 1:
        return _grouped(typed)
    # One mark: 12,50 has decimals; 12,500 parts thousands, unless the currency has three decimals.
    if len(rest) == 3 and places == 3:
        return "?"
    return _grouped(typed) if len(rest) == 3 else f"{whole}.{rest}"


def _grouped(typed: str) -> str:
    first, *groups = typed.replace(".", ",").split(",")
    indian = groups and len(groups[-1]) == 3 and all(len(one) in (2, 3) for one in groups)
    return first + "".join(groups) if indian or not groups else "?"
