"""What became of remedies: root causes, actions that are overdue, and the money of workers. Pure.

Every sum says of how many cases it is: few cases are hidden as few people are (small_cells.py).
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from case_management.remedies.ledger import PaymentKind
from case_management.remedies.rules import TO_DO, is_overdue
from case_management.statistics.share import Share
from case_management.statistics.small_cells import safe_steps, safe_table

_ALL = "all"


@dataclass(frozen=True)
class PaymentFact:
    """One line of a ledger that counts, and of which case it is."""

    case_id: str
    kind: str
    minor: int
    currency: str
    confirmed: bool


@dataclass(frozen=True)
class CurrencyFigures:
    """One currency: (sum in its smallest unit, of how many cases) each."""

    currency: str
    owed: tuple[int, int]
    paid: tuple[int, int]
    confirmed: tuple[int, int]
    """Of what was paid."""


@dataclass(frozen=True)
class RemedyFigures:
    """As they are; what may be shown of them, the functions below say."""

    causes: tuple[tuple[str, int], ...]
    """The main root cause, and in how many cases; the most frequent first."""
    overdue: Share
    """Actions whose day is over, of those that are still to be done."""
    money: tuple[CurrencyFigures, ...]
    """By currency; no sum mixes two."""


def remedy_figures(
    causes: Iterable[str],
    actions: Iterable[tuple[str, date, date]],
    payments: Iterable[PaymentFact],
) -> RemedyFigures:
    """`causes`: the main one of each case; `actions`: of each action of a plan its state, when it
    is due, and the day that it is for its organisation."""
    to_do = [one for one in actions if one[0] in TO_DO]
    late = sum(is_overdue(*one) for one in to_do)
    of = defaultdict[str, list[PaymentFact]](list)
    for one in payments:
        of[one.currency].append(one)
    counted = sorted(Counter(causes).items(), key=lambda one: (-one[1], one[0]))
    return RemedyFigures(
        causes=tuple(counted),
        overdue=Share(late, len(to_do)),
        money=tuple(_currency(code, of[code]) for code in sorted(of)),
    )


def safe_causes(found: RemedyFigures) -> list[tuple[str, int | None]]:
    """Each cause with its number; None where it is small or would give a small one away."""
    names = [cause for cause, _ in found.causes]
    table = safe_table([_ALL], names, {(_ALL, cause): count for cause, count in found.causes})
    return [(name, table.shown[_ALL, name]) for name in names]


def safe_sums(found: CurrencyFigures) -> tuple[int | None, int | None, int | None]:
    """(owed, paid, confirmed); None where so few cases stand behind a sum, or between two."""
    sums = (found.owed, found.paid, found.confirmed)
    shown = safe_steps([cases for _, cases in sums])
    owed, paid, confirmed = (
        None if cases is None else minor for (minor, _), cases in zip(sums, shown, strict=True)
    )
    return owed, paid, confirmed


def _currency(code: str, lines: Sequence[PaymentFact]) -> CurrencyFigures:
    paid = [one for one in lines if one.kind == PaymentKind.PAID]
    return CurrencyFigures(
        code,
        owed=_sum(one for one in lines if one.kind == PaymentKind.OWED),
        paid=_sum(paid),
        confirmed=_sum(one for one in paid if one.confirmed),
    )


def _sum(lines: Iterable[PaymentFact]) -> tuple[int, int]:
    found = list(lines)
    return sum(one.minor for one in found), len({one.case_id for one in found})
