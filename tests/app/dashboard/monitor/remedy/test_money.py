"""Money is written down once, shown by currency, and taken back where it was an error."""

import re

from config.platform.database import new_id
from tests.app.dashboard.monitor.remedy.conftest import PlanAtHand


def line(plan: PlanAtHand, action: str, **fields: str) -> str:
    form = {"id": new_id(), "action": action, "kind": "owed", "amount": "5000", "currency": "BDT"}
    answer = plan.desk.submit(f"{plan.path}/money", **{**form, "people": "12", **fields})
    assert answer.status_code == 200, answer.text
    return form["id"]


def test_sums_stand_by_currency_and_an_error_counts_no_more(plan: PlanAtHand) -> None:
    action = plan.propose()
    line(plan, action)
    line(plan, action, kind="paid", amount="2000.50", people="5")
    wrong = line(plan, action, currency="EUR", amount="9,99")
    page = plan.desk.page(plan.path)
    assert "2,999.50\xa0BDT" in page
    assert "9.99\xa0EUR" in page
    assert "people: at least 12" in page
    back = plan.desk.submit(f"{plan.path}/money/{wrong}/back")
    sums = back.text.partition('class="sums"')[2].partition("</table>")[0]
    assert "EUR" not in sums
    assert re.search(r"<s>.*9\.99", back.text, re.S)
    assert plan.desk.submit(f"{plan.path}/money/{new_id()}/back").status_code == 404


def test_a_line_that_is_sent_twice_is_one(plan: PlanAtHand) -> None:
    action, identifier = plan.propose(), new_id()
    for _ in range(2):
        line(plan, action, id=identifier)
    assert plan.desk.page(plan.path).count("This line was an error") == 1


def test_what_is_no_money_is_refused(plan: PlanAtHand) -> None:
    action = plan.propose()
    form = {"id": new_id(), "action": action, "kind": "owed", "amount": "x", "currency": "BDT"}
    refused = plan.desk.submit(f"{plan.path}/money", **form, people="3")
    assert (refused.status_code, "in digits" in refused.text) == (409, True)
    none = plan.desk.submit(f"{plan.path}/money", **{**form, "amount": "5"}, people="")
    assert (none.status_code, "at least one" in none.text) == (409, True)
    assert plan.desk.submit(f"{plan.path}/money", **{**form, "id": "1"}).status_code == 400
