"""What is offered of an action is what this member may do with it now."""

from datetime import timedelta

from app.dashboard.monitor.remedy.plan import ActionLine, plan_of
from tests.app.dashboard.monitor.remedy.conftest import PlanAtHand
from tests.support.house import NOON


def only_line(plan: PlanAtHand, *roles: str) -> ActionLine:
    case = plan.case()
    with plan.desk.asking(*roles):
        [line] = plan_of(case).actions
    return line


def test_the_usual_step_stands_alone_where_it_needs_no_note(plan: PlanAtHand) -> None:
    action = plan.propose("train")
    line = only_line(plan, "investigator")
    assert (line.usual, line.may_agree) == ("consult_workers", False)
    plan.note(action, "consult_workers", "proposed")
    line = only_line(plan, "investigator")
    assert (line.usual, line.may_agree, len(line.notes)) == ("agree", True, 1)
    assert {step for step, _ in line.steps} == {"agree", "dispute", "refuse", "supersede"}
    assert only_line(plan, "triager").steps == []


def test_owed_money_is_agreed_without_asking_first(plan: PlanAtHand) -> None:
    plan.propose("repay")
    assert only_line(plan, "investigator").usual == "agree"


def test_what_is_late_says_so_and_stands_before_what_is_done(plan: PlanAtHand) -> None:
    done = plan.propose("repay", due="2026-11-23")
    for event, seen in (("agree", "proposed"), ("begin", "agreed"), ("claim_done", "in_progress")):
        plan.note(done, event, seen)
    late = plan.propose("repair", due="2026-11-30")
    plan.desk.at = NOON + timedelta(days=9)
    case = plan.case()
    with plan.desk.asking("coordinator"):
        shown = plan_of(case)
    assert [(one.id, one.overdue, one.done) for one in shown.actions] == [
        (late, True, False),
        (done, False, True),
    ]
    assert (shown.first_action, shown.first_due) == (late, "30 Nov 2026")


def test_in_other_states_the_plan_is_only_read(plan: PlanAtHand) -> None:
    action = plan.propose("repay")
    for event, seen in (("agree", "proposed"), ("begin", "agreed"), ("claim_done", "in_progress")):
        plan.note(action, event, seen)
    plan.case(state="monitoring")
    assert only_line(plan, "investigator").steps == []
    case = plan.case()
    with plan.desk.asking("investigator"):
        assert not plan_of(case).is_open
