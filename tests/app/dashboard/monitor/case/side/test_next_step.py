"""What is next on a case: the steps of the own roles, the usual one first."""

import pytest

from app.dashboard.monitor.case.side.next_step import newest_finding_confirms, next_step
from tests.app.dashboard.monitor.case.side.conftest import CaseAtHand

STEPS: list[tuple[str, str, str | None, set[str]]] = [
    # state, role, the usual step, the other ones
    ("received", "triager", "screen", set()),
    ("received", "investigator", None, set()),
    ("screened", "triager", "admit", {"refer", "rule_out", "ask_worker", "step_back"}),
    ("admissible", "triager", None, {"step_back"}),
    ("admissible", "investigator", "start_investigation", set()),
    ("remediation", "coordinator", None, {"step_back"}),
    ("monitoring", "investigator", None, {"report_relapse", "step_back"}),
    ("monitoring", "coordinator", "close", {"report_relapse", "step_back"}),
    ("closed", "triager", "reopen", set()),
]


def test_a_member_is_offered_the_steps_of_the_own_roles(at_hand: CaseAtHand) -> None:
    for state, role, usual, other in STEPS:
        case = at_hand.become(state=state)
        with at_hand.desk.asking(role):
            step = next_step(case)
        assert (step.usual, set(step.other)) == (usual, other), (state, role)
        assert step.is_a_colleagues is (usual is None and other <= {"step_back"}), (state, role)
        assert step.every[:1] == ([usual] if usual else step.other[:1]), (state, role)


@pytest.mark.parametrize(
    ("result", "usual", "refused"),
    [
        ("substantiated", "plan_remedy", "close_without_remedy"),
        ("partly", "plan_remedy", "close_without_remedy"),
        ("not_substantiated", "close_without_remedy", "plan_remedy"),
        ("inconclusive", "close_without_remedy", "plan_remedy"),
    ],
)
def test_after_a_finding_the_step_that_the_rules_refuse_is_not_offered(
    at_hand: CaseAtHand, result: str, usual: str, refused: str
) -> None:
    at_hand.find("substantiated" if usual == "close_without_remedy" else "inconclusive")
    at_hand.find(result, after=5)
    case = at_hand.become(state="finding")
    with at_hand.desk.asking():
        step = next_step(case)
        assert newest_finding_confirms(case) is (usual == "plan_remedy")
    assert step.usual == usual
    assert "reinvestigate" in step.other
    assert refused not in step.every


def test_without_a_finding_nothing_is_confirmed(at_hand: CaseAtHand) -> None:
    case = at_hand.become()
    with at_hand.desk.asking():
        assert not newest_finding_confirms(case)
