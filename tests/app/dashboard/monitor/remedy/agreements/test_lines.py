"""An agreement says what paper it is, and when it is over."""

from datetime import timedelta

from app.dashboard.monitor.remedy.agreements.lines import negotiation_lines
from tests.app.dashboard.monitor.remedy.agreements.test_routes import agreement
from tests.app.dashboard.monitor.remedy.conftest import PlanAtHand
from tests.support.house import NOON


def test_what_is_over_is_said_to_be(plan: PlanAtHand) -> None:
    ends = NOON.date() + timedelta(days=30)
    agreement(plan, ends=ends.isoformat())
    agreement(plan, other="brand")
    case = plan.case()
    with plan.desk.asking():
        lines = negotiation_lines(case)
    assert {(one.other_party, one.ends != "", one.over) for one in lines.agreements} == {
        ("The factory", True, False),
        ("The brand", False, False),
    }
    plan.desk.at = NOON + timedelta(days=40)
    with plan.desk.asking():
        assert sum(one.over for one in negotiation_lines(case).agreements) == 1
    assert lines.is_open
    assert lines.items == []
