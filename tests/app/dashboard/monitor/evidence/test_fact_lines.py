"""Figures in words; those that were taken back stand last."""

from app.dashboard.monitor.evidence.fact_lines import fact_lines
from case_management.facts.models import SealedFact
from config.platform.database import transaction
from tests.app.dashboard.monitor.case_steps import WAGES, only_case
from tests.support.case_texts import kept_fact
from tests.support.desk import Desk
from tests.support.house import NOON, House


def test_what_was_taken_back_stands_last(desk: Desk, house: House) -> None:
    house.text(WAGES)
    with transaction(house.engine) as session:
        case = only_case(session)
        first, second = (kept_fact(house, session, case.id, kind).id for kind in ("wage", "heat"))
        session.get_one(SealedFact, first).taken_back_at = NOON
    with desk.asking():
        lines = fact_lines(case)
    assert [(one.id, one.taken_back) for one in lines.lines] == [(second, False), (first, True)]
    assert lines.likely == ""
    assert {kind for kind, _, shape in lines.kinds if shape["money"]} == {
        "wage",
        "wages_owed",
        "fees",
    }
