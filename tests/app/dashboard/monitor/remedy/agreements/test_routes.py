"""Sessions and agreements are recorded from the page, and an item becomes an action."""

from config.platform.database import new_id
from tests.app.dashboard.monitor.remedy.conftest import PlanAtHand
from tests.support.house import NOON

DAY = NOON.date().isoformat()
OFFER = "The union asks for all seven; management offers five"


def record(plan: PlanAtHand, what: str, **more: object) -> str:
    kind = what.removesuffix("s")
    sealed = plan.desk.sealed(kind, {"text": OFFER})
    answer = plan.desk.post(f"{plan.path}/{what}", {**sealed, **more})
    assert answer.status_code == 201, answer.text
    return str(sealed["id"])


def agreement(plan: PlanAtHand, **more: object) -> str:
    fields = {"signed": DAY, "representation": "union", "other": "factory", **more}
    return record(plan, "agreements", **fields)


def test_a_session_stands_on_the_page_without_a_word_of_it(plan: PlanAtHand) -> None:
    held = record(plan, "negotiations", held=DAY, representation="chosen", outcome="goes_on")
    page = plan.desk.page(plan.path)
    assert "Representatives whom the workers chose" in page
    assert "It goes on" in page
    assert OFFER not in page
    assert f'data-record="{held}"' in page
    served = {
        one["id"]: one["kind"] for one in plan.desk.data(f"{plan.path}/records.json")["records"]
    }
    assert served == {held: "negotiation"}
    history = " ".join(plan.desk.page(f"/cases/{plan.id}").split())
    assert "recorded a dialogue session: It goes on" in history


def test_an_item_of_an_agreement_becomes_an_action_that_says_so(plan: PlanAtHand) -> None:
    signed = agreement(plan, ends=DAY)
    assert f'data-agreement="{signed}"' in plan.desk.page(plan.path)
    action = plan.propose(agreement=signed)
    page = plan.desk.page(plan.path)
    shown = page.partition(f'id="action-{action}"')[2].partition("</article>")[0]
    assert f'href="#agreement-{signed}"' in shown


def test_an_agreement_or_a_paper_of_another_case_is_not_found(plan: PlanAtHand) -> None:
    fields = {"signed": DAY, "representation": "union", "other": "factory", "item": new_id()}
    body = {**plan.desk.sealed("agreement", {"text": OFFER}), **fields}
    assert plan.desk.post(f"{plan.path}/agreements", body).status_code == 404
    of_none = {**plan.desk.sealed("remedy-action", {"text": "x"}), "agreement": new_id()}
    proposed = {**of_none, "kind": "repay", "owner": "factory", "due": "2026-12-10"}
    assert plan.desk.post(f"{plan.path}/actions", proposed).status_code == 404
