"""Root causes are named by one form; the main one counts, ticked or not."""

from tests.app.dashboard.monitor.remedy.conftest import PlanAtHand


def test_the_main_cause_is_named_with_the_others(plan: PlanAtHand) -> None:
    path = f"{plan.path}/causes"
    refused = plan.desk.submit(path, cause=["late_change"], primary="")
    assert (refused.status_code, "main one" in refused.text) == (409, True)
    answer = plan.desk.submit(path, cause=["late_change"], primary="price_below_cost").text
    named = answer.partition('id="causes-title"')[2].partition("<details")[0]
    assert "<strong>Price below cost</strong>" in named
    assert "Late changes of orders" in named
    assert "Name the root causes." not in answer
