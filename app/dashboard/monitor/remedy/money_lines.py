"""The ledger of a remedy in words."""

from dataclasses import dataclass

from babel import Locale
from flask_babel import get_locale

from app.dashboard.frame.members import actor, name_of
from app.dashboard.frame.request import database, now
from app.dashboard.wording import remedy_texts
from app.dashboard.wording.money_words import money_words
from app.dashboard.wording.times import own_zone, short
from case_management.cases.models import Case
from case_management.remedies.actions.record_payment import PAID_IN
from case_management.remedies.ledger import MoneyOf, sums
from case_management.remedies.models import RemedyAction, RemedyPayment
from case_management.remedies.money import Money, currencies, currency_of
from case_management.remedies.queries import ledger_lines, payments_of
from case_management.remedies.rules import DROPPED, PLANNERS
from config.platform.database import new_id

OFTEN = ("USD", "EUR")
"""Offered beside the money of the factory's country, before all others."""

Options = list[tuple[str, str]]
"""(value, label) of each."""


@dataclass(frozen=True)
class SumLine:
    """One currency: each amount in words with the number of people, empty where there is none."""

    currency: str
    owed: str
    owed_people: int
    paid: str
    paid_people: int
    confirmed: str
    confirmed_people: int
    open: str
    """What is owed and not paid yet; empty where all is paid."""


@dataclass(frozen=True)
class PaymentLine:
    """One line of the ledger."""

    id: str
    what: str
    amount: str
    people: int
    action: str
    who: str
    time: str
    confirmed: bool
    taken_back: bool


@dataclass(frozen=True)
class MoneyLines:
    """What the page says of money."""

    sums: list[SumLine]
    lines: list[PaymentLine]
    is_open: bool
    """A line can be written now, by this member."""
    new_id: str
    """Of the line that the form writes: pressed twice, it writes one."""
    actions: Options
    kinds: Options
    currencies: Options
    likely: str
    """The money of the factory's country; empty where that is not known."""


def money_lines(case: Case, actions: list[RemedyAction], country: str) -> MoneyLines:
    """`country` is the factory's; empty where none is known."""
    payments = payments_of(database(), case.id)
    likely = (currency_of(country) if country else None) or ""
    stands = [one for one in actions if one.state not in DROPPED]
    plans = bool(PLANNERS & actor().roles)
    return MoneyLines(
        sums=sum_lines(payments),
        lines=[_line(one, actions) for one in payments],
        is_open=plans and bool(stands) and case.state in PAID_IN,
        new_id=new_id(),
        actions=[(one.id, f"{number}. {_called(one)}") for number, one in _numbered(stands)],
        kinds=[(key, str(label)) for key, label in remedy_texts.PAYMENTS.items()],
        currencies=_currencies(likely),
        likely=likely,
    )


def sum_lines(payments: list[RemedyPayment]) -> list[SumLine]:
    """What all lines that count say together, by currency."""
    return [
        SumLine(
            one.owed.sum.currency,
            _words(one.owed),
            one.owed.people,
            _words(one.paid),
            one.paid.people,
            _words(one.confirmed),
            one.confirmed.people,
            money_words(one.open) if one.open.minor else "",
        )
        for one in sums(ledger_lines(payments))
    ]


def _words(one: MoneyOf) -> str:
    return money_words(one.sum) if one.sum.minor else ""


def _line(one: RemedyPayment, actions: list[RemedyAction]) -> PaymentLine:
    about = next((action for action in actions if action.id == one.action_id), None)
    return PaymentLine(
        id=one.id,
        what=str(remedy_texts.PAYMENTS[one.kind]),
        amount=money_words(Money(one.minor, one.currency)),
        people=one.people,
        action=_called(about) if about else "",
        who=name_of(one.member_id),
        time=short(one.recorded_at, own_zone(), now()),
        confirmed=one.confirmed_by is not None,
        taken_back=one.taken_back_at is not None,
    )


def _called(action: RemedyAction) -> str:
    return str(remedy_texts.KINDS[action.kind])


def _numbered(actions: list[RemedyAction]) -> list[tuple[int, RemedyAction]]:
    money_first = sorted(actions, key=lambda one: one.kind != "repay")
    return list(enumerate(money_first, start=1))


def _currencies(likely: str) -> Options:
    locale = get_locale() or Locale("en")
    codes = [one for one in (likely, *OFTEN) if one]
    codes += [one for one in currencies() if one not in codes]
    return [(code, f"{code}: {locale.currencies.get(code, code)}") for code in codes]
