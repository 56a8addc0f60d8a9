"""A request is about one action of its own case."""

import pytest
from werkzeug.exceptions import NotFound

from app.dashboard.monitor.remedy.planned import own_action, own_agreement, planned
from config.platform.database import new_id
from tests.app.dashboard.monitor.remedy.conftest import PlanAtHand


def test_only_actions_of_the_own_case_are_found(plan: PlanAtHand) -> None:
    action, case = plan.propose(), plan.case()
    with plan.desk.asking():
        assert own_action(case, action).id == action
        with pytest.raises(NotFound):
            own_action(case, new_id())
        assert planned(case).state == "remediation"
        assert not planned(case).is_time_bound


def test_an_agreement_of_another_case_is_not_found(plan: PlanAtHand) -> None:
    case = plan.case()
    with plan.desk.asking():
        assert own_agreement(case, None) is None
        with pytest.raises(NotFound):
            own_agreement(case, new_id())
