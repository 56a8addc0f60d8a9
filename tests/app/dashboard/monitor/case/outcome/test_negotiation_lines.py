"""An agreement says what paper it is, and when it is over."""

from datetime import timedelta

from app.dashboard.monitor.case.outcome.negotiation_lines import negotiation_lines
from tests.app.dashboard.monitor.gloss.conftest import told_by
from tests.app.dashboard.monitor.remedy.agreements.test_routes import agreement
from tests.app.dashboard.monitor.remedy.conftest import PlanAtHand
from tests.support.desk import Desk
from tests.support.house import NOON


def test_what_is_over_is_said_to_be(desk: Desk) -> None:
    plan = PlanAtHand(desk, told_by(desk).case_id)
    ends = NOON.date() + timedelta(days=30)
    agreement(plan, ends=ends.isoformat())
    agreement(plan, other="brand")
    case = plan.case()
    with plan.desk.asking():
        lines = negotiation_lines(case)
    assert {(one.other_party, one.ends != "", one.over) for one in lines.agreements} == {
        ("The factory", True, False),
        ("The brand", False, False),
    }
    plan.desk.at = NOON + timedelta(days=40)
    with plan.desk.asking():
        assert sum(one.over for one in negotiation_lines(case).agreements) == 1
    assert lines.is_open
    assert lines.items == []


def test_the_case_file_on_paper_holds_them_and_their_records(desk: Desk) -> None:
    plan = PlanAtHand(desk, told_by(desk).case_id)
    signed = agreement(plan)
    page = desk.page(f"/cases/{plan.id}")
    paper = page.partition('class="sheet on-paper"')[2].partition("</section>")[0]
    assert f'data-record="{signed}"' in paper
    records = desk.data(f"/cases/{plan.id}/thread.json")["records"]
    assert {one["id"]: one["kind"] for one in records}[signed] == "agreement"
