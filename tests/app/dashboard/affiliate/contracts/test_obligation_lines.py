"""Which steps an obligation offers."""

from datetime import date

from app.dashboard.affiliate.contracts.obligation_lines import obligation_lines
from case_management.obligations.actions.add_obligation import NewObligation, add_obligation
from config.platform.database import transaction
from tests.support.buyers import add_told
from tests.support.desk import Desk
from tests.support.house import House


def test_the_ladder_is_offered_once_the_day_is_over_and_then_first(
    house: House, desk: Desk
) -> None:
    told = add_told(house)
    due = date(2026, 12, 1)
    with transaction(house.engine) as session:
        contract = told.contract(session).id
        for measure in ("step", "indicator"):
            new = NewObligation("activity", measure, measure, "", "", due)
            add_obligation(told.town.work(session), contract, new)
    offered = {}
    for day in (1, 2):
        with told.town.asking(desk):
            lines = obligation_lines(contract, date(2026, 12, day))
        offered[day] = {one.what: [event for event, _ in one.steps] for one in lines}
    assert offered[1] == {"step": ["meet", "drop"], "indicator": ["meet", "drop"]}
    assert offered[2]["step"] == ["escalate", "meet", "drop"]
    assert offered[2]["indicator"] == ["ask_evidence", "meet", "drop"]
