"""Root causes, overdue actions and money: nothing of so few cases that it says whose they are."""

from datetime import date

from case_management.statistics.remedy_figures import (
    CurrencyFigures,
    PaymentFact,
    remedy_figures,
    safe_causes,
    safe_sums,
)
from case_management.statistics.share import Share

TODAY = date(2026, 11, 22)
YESTERDAY = date(2026, 11, 21)


def paid(
    number: int, kind: str = "paid", currency: str = "BDT", confirmed: bool = False
) -> PaymentFact:
    return PaymentFact(f"case {number}", kind, 1000, currency, confirmed)


def test_only_what_is_still_to_be_done_can_be_overdue() -> None:
    actions = [
        ("agreed", YESTERDAY, TODAY),
        ("agreed", TODAY, TODAY),
        ("claimed_done", YESTERDAY, TODAY),
        ("refused", YESTERDAY, TODAY),
    ]
    assert remedy_figures([], actions, []).overdue == Share(1, 2)


def test_a_currency_is_counted_for_itself_and_by_cases() -> None:
    lines = [paid(1), paid(1, confirmed=True), paid(2, "owed"), paid(3, currency="USD")]
    found = remedy_figures([], [], lines)
    assert found.money == (
        CurrencyFigures("BDT", owed=(1000, 1), paid=(2000, 1), confirmed=(1000, 1)),
        CurrencyFigures("USD", owed=(0, 0), paid=(1000, 1), confirmed=(0, 0)),
    )


def test_a_sum_of_few_cases_is_hidden_and_so_is_one_that_few_cases_part_from_another() -> None:
    assert safe_sums(CurrencyFigures("BDT", (900, 9), (500, 4), (0, 0))) == (900, None, 0)
    assert safe_sums(CurrencyFigures("BDT", (900, 9), (800, 8), (0, 0))) == (900, None, 0)
    assert safe_sums(CurrencyFigures("BDT", (900, 20), (800, 14), (100, 7))) == (900, 800, 100)


def test_a_rare_cause_hides_another_with_it() -> None:
    named = ["equipment"] * 9 + ["lead_time"] * 6 + ["price"]
    found = remedy_figures(named, [], [])
    assert [cause for cause, _ in found.causes] == ["equipment", "lead_time", "price"]
    shown = dict(safe_causes(found))
    assert shown["price"] is None
    assert [shown["equipment"], shown["lead_time"]].count(None) == 1
    assert safe_causes(remedy_figures([], [], [])) == []
