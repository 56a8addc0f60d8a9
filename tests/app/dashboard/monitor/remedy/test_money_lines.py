"""The ledger of a case in words, and what is offered for a new line."""

from app.dashboard.monitor.remedy.money_lines import money_lines, sum_lines
from tests.app.dashboard.monitor.remedy.conftest import PlanAtHand


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
