"""The usual elements, with those that the plan holds already."""

from app.dashboard.monitor.remedy.association.lines import association_lines
from case_management.remedies.queries import actions_of
from config.platform.database import transaction
from tests.app.dashboard.monitor.remedy.conftest import PlanAtHand


def test_an_element_that_was_dropped_is_offered_again(plan: PlanAtHand) -> None:
    plan.case(category="UNION")
    action = plan.propose("union_access", element="access")
    assert _held(plan) == ["access"]
    plan.step(action, "supersede", "proposed")
    assert _held(plan) == []


def _held(plan: PlanAtHand) -> list[str]:
    case = plan.case()
    with transaction(plan.desk.house.engine) as session, plan.desk.asking():
        lines = association_lines(case, actions_of(session, plan.id))
    assert lines.is_time_bound
    return [one.code for one in lines.elements if one.due]
