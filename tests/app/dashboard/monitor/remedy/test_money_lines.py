"""Amounts are read with the decimals of their currency and its code."""

from app.dashboard.monitor.remedy.money_lines import in_words, money_lines, sum_lines
from case_management.remedies.money import Money
from tests.app.dashboard.monitor.remedy.conftest import PlanAtHand


def test_an_amount_says_its_currency_and_keeps_its_decimals(plan: PlanAtHand) -> None:
    with plan.desk.asking():
        said = [in_words(Money(1_234_567, one)) for one in ("BDT", "JPY", "IQD")]
    assert said == ["12,345.67\xa0BDT", "1,234,567\xa0JPY", "1,234.567\xa0IQD"]


def test_the_money_of_the_factory_s_country_is_offered_first(plan: PlanAtHand) -> None:
    case = plan.case()
    with plan.desk.asking("investigator"):
        lines = money_lines(case, [], "BD")
        assert [code for code, _ in lines.currencies[:3]] == ["BDT", "USD", "EUR"]
        assert len({code for code, _ in lines.currencies}) == len(lines.currencies)
        # Nothing is paid but under an action of the plan.
        assert not lines.is_open
        assert money_lines(case, [], "").likely == ""
        assert sum_lines([]) == []
