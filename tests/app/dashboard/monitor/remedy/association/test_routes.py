"""What is named of association binds the plan to days, on the page and by a clock."""

from datetime import timedelta

from case_management.cases.models import Case
from case_management.remedies.models import RemedyAction
from config.platform.database import transaction
from tests.app.dashboard.monitor.remedy.conftest import PlanAtHand
from tests.support.house import NOON


def clock(plan: PlanAtHand) -> str | None:
    with transaction(plan.desk.house.engine) as session:
        return session.get_one(Case, plan.id).clock


def test_a_named_breach_binds_the_plan_to_days(plan: PlanAtHand) -> None:
    plan.desk.read(plan.id)
    action = plan.propose("reinstate", element="reinstatement", due="2026-12-10")
    assert "What such a plan usually holds" not in plan.desk.page(plan.path)
    assert clock(plan) is None
    answer = plan.desk.submit(f"{plan.path}/breaches", breach="dismissal")
    page = answer.text
    assert "What such a plan usually holds" in page
    assert f'href="#action-{action}">Dismissed workers get their jobs back' in page
    assert page.count("data-element=") == 5
    assert clock(plan) == "action"
    plan.desk.submit(f"{plan.path}/breaches")
    assert clock(plan) is None


def test_an_action_whose_day_is_over_is_not_agreed_and_an_overdue_one_offers_an_alert(
    plan: PlanAtHand,
) -> None:
    plan.case(category="UNION", level="L1")
    plan.desk.read(plan.id)
    action = plan.propose("repay", element="back_pay", due=NOON.date().isoformat())
    assert "Draft an alert to buyers" not in plan.desk.page(plan.path)
    with transaction(plan.desk.house.engine) as session:
        session.get_one(RemedyAction, action).due_on = NOON.date() - timedelta(days=3)
    assert plan.step(action, "agree", "proposed") == 409
    page = plan.desk.page(plan.path)
    assert "Draft an alert to buyers: this action is overdue" in page
    assert "Plans with an action that is overdue" in plan.desk.page("/now")
