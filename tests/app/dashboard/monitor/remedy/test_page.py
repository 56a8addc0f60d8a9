"""The page of a remedy holds no word of it; its records come sealed, and to its organisation."""

from config.platform.database import new_id
from tests.app.dashboard.monitor.remedy.conftest import TEXT, PlanAtHand


def test_the_page_says_first_what_is_missing(plan: PlanAtHand) -> None:
    page = plan.desk.page(plan.path)
    first = page.partition('class="button next"')[2].partition("</a>")[0]
    assert "Name the root causes." in first
    assert "Write what is to be done" in page


def test_texts_are_served_sealed_and_that_is_logged(plan: PlanAtHand) -> None:
    action = plan.propose()
    note = plan.note(action, "agree", "proposed")
    page = plan.desk.page(plan.path)
    assert TEXT not in page
    served = {one["id"]: one for one in plan.desk.data(f"{plan.path}/records.json")["records"]}
    assert {one: served[one]["kind"] for one in served} == {
        action: "remedy-action",
        note: "remedy-note",
    }
    assert "opened the case" in plan.desk.page(f"/cases/{plan.id}")


def test_another_organisation_s_case_has_no_page(plan: PlanAtHand) -> None:
    for path in ("", "/plan", "/records.json"):
        plan.desk.page(f"/cases/{new_id()}/remedy{path}", status=404)


def test_the_case_says_how_far_its_plan_is(plan: PlanAtHand) -> None:
    plan.propose()
    page = plan.desk.page(f"/cases/{plan.id}")
    assert "Actions that are said to be done: 0 of 1." in page
    assert "The next one is due on 10 Dec 2026." in page
    assert "Work on the plan" in page
    assert "added an action to the plan: Repay or compensate" in " ".join(page.split())
