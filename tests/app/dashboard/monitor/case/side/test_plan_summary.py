"""The page of a case says in a few words how far its plan is."""

from app.dashboard.monitor.case.side.plan_summary import PlanSummary, plan_summary
from case_management.remedies.actions.name_causes import name_causes
from config.platform.database import transaction
from tests.app.dashboard.monitor.case.side.conftest import CaseAtHand
from tests.support.house import NOON
from tests.support.polls import works
from tests.support.remedies import planned, propose, take


def test_where_nothing_is_planned_nothing_is_said(at_hand: CaseAtHand) -> None:
    for state, said in (("investigating", None), ("remediation", PlanSummary(0, 0, 0, "", "", []))):
        case = at_hand.become(state=state)
        with at_hand.desk.asking():
            assert plan_summary(case) == said


def test_what_is_done_late_and_next(at_hand: CaseAtHand) -> None:
    case = at_hand.become(state="remediation")
    with transaction(at_hand.desk.house.engine) as session:
        work = works(at_hand.desk.house, session)
        name_causes(work, planned(case), ["late_payment"], "late_payment")
        done = propose(work, case)
        take(work, case, done, "agree", "claim_done")
        propose(work, case).due_on = NOON.date().replace(day=20)
        take(work, case, propose(work, case), "refuse")
    with at_hand.desk.asking():
        said = plan_summary(case)
    assert said == PlanSummary(2, 1, 1, "20 Nov 2026", "Late payment", [])
