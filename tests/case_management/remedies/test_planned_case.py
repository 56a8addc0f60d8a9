"""What is planned, and where, depends on the state of the case."""

import pytest

from case_management.refusals import Refusal
from case_management.remedies.planned_case import PlannedCase


def test_a_plan_is_changed_in_the_states_that_are_named() -> None:
    case = PlannedCase("c", "o", "remediation")
    case.require(("remediation", "verification"))
    with pytest.raises(Refusal, match="plan_not_open"):
        case.require(("verification",))
