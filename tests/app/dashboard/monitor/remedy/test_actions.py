"""Actions are proposed and taken on from the page, and a colleague's change is not overwritten."""

from config.platform.database import new_id
from tests.app.dashboard.monitor.remedy.conftest import PlanAtHand


def test_an_action_goes_on_step_by_step(plan: PlanAtHand) -> None:
    cost = {"amount": "12,500.50", "currency": "BDT", "payer": "buyer"}
    action = plan.propose(cost=cost)
    page = plan.desk.page(plan.path)
    assert "12,500.50\xa0BDT" in page
    assert "The public buyer" in page
    assert plan.step(action, "agree", "proposed") == 200
    assert plan.step(action, "begin", "agreed") == 200
    plan.note(action, "claim_done", "in_progress")
    assert plan.states() == ["claimed_done"]
    page = plan.desk.page(plan.path)
    assert "Agreed by</span> Asha" in page
    assert "You agreed to this action. A colleague must verify it." in page
    assert "Verified by a document" not in page


def test_a_step_that_was_taken_meanwhile_is_refused(plan: PlanAtHand) -> None:
    action = plan.propose()
    assert plan.step(action, "agree", "proposed") == 200
    assert plan.step(action, "agree", "proposed") == 409
    assert plan.step(action, "dispute", "agreed") == 409
    assert plan.step(new_id(), "agree", "proposed") == 404
    assert plan.states() == ["agreed"]


def test_a_note_alone_moves_nothing(plan: PlanAtHand) -> None:
    action = plan.propose()
    note = plan.note(action, "", "proposed")
    assert plan.states() == ["proposed"]
    assert plan.desk.page(plan.path).count(f'data-record="{note}"') == 1


def test_what_is_no_action_is_refused_in_words(plan: PlanAtHand) -> None:
    sealed = plan.desk.sealed("remedy-action", {"text": "x"})
    body = {**sealed, "kind": "repay", "owner": "factory", "due": "2020-01-01"}
    answer = plan.desk.post(f"{plan.path}/actions", body)
    assert (answer.status_code, answer.json["code"]) == (409, "due_day_past")  # type: ignore[index]
    assert plan.desk.post(f"{plan.path}/actions", {**body, "due": "soon"}).status_code == 400
    cost = {"amount": "many", "currency": "BDT", "payer": "buyer"}
    answer = plan.desk.post(f"{plan.path}/actions", {**body, "due": "2026-12-01", "cost": cost})
    assert answer.json["code"] == "amount_unknown"  # type: ignore[index]
