"""What workers are owed by a remedy, what was paid, and what they confirmed. Pure.

Each currency for itself: no sum mixes two.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from case_management.refusals import Refusal
from case_management.remedies.money import Money

MOST_PEOPLE = 1_000_000


class PaymentKind(StrEnum):
    """What a line of the ledger says. That workers confirm a line, no member says."""

    OWED = "owed"
    PAID = "paid"


@dataclass(frozen=True)
class LedgerLine:
    """One line that counts."""

    kind: str
    minor: int
    currency: str
    people: int
    confirmed: bool


@dataclass(frozen=True)
class MoneyOf:
    """One sum of one currency."""

    sum: Money
    people: int
    """The most that one line names: the same people may stand in several, so at least so many."""


@dataclass(frozen=True)
class CurrencySums:
    """What the ledger says in one currency."""

    owed: MoneyOf
    paid: MoneyOf
    confirmed: MoneyOf
    """Of what was paid."""

    @property
    def open(self) -> Money:
        """Owed and not paid yet; never less than nothing."""
        left = max(0, self.owed.sum.minor - self.paid.sum.minor)
        return Money(left, self.owed.sum.currency)


def sums(lines: Iterable[LedgerLine]) -> list[CurrencySums]:
    """By currency, in the order of their codes."""
    of: dict[str, list[LedgerLine]] = {}
    for line in lines:
        of.setdefault(line.currency, []).append(line)
    return [_sums(code, of[code]) for code in sorted(of)]


def check_payment(kind: str, people: int) -> None:
    """Raises Refusal."""
    if kind not in set(PaymentKind):
        raise Refusal("payment_unknown")
    if not 0 < people <= MOST_PEOPLE:
        raise Refusal("people_unknown")


def _sums(code: str, lines: list[LedgerLine]) -> CurrencySums:
    paid = [line for line in lines if line.kind == PaymentKind.PAID]
    return CurrencySums(
        owed=_sum(code, [line for line in lines if line.kind == PaymentKind.OWED]),
        paid=_sum(code, paid),
        confirmed=_sum(code, [line for line in paid if line.confirmed]),
    )


def _sum(code: str, lines: list[LedgerLine]) -> MoneyOf:
    whole = Money(sum(line.minor for line in lines), code)
    return MoneyOf(whole, max((line.people for line in lines), default=0))
