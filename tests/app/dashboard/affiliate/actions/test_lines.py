"""What stands on the page of an alert about what was done."""

from datetime import date

from app.dashboard.affiliate.actions.lines import actions_about, verb_words
from case_management.alerts.document import read_document
from case_management.buyer_actions.actions.record_action import WhatWasDone, record_action
from config.platform.database import transaction
from tests.support.buyers import add_told
from tests.support.desk import Desk
from tests.support.house import House


def test_another_buyers_shared_action_bears_its_organisation_and_no_member(
    house: House, desk: Desk
) -> None:
    told = add_told(house)
    with transaction(house.engine) as session:
        done = WhatWasDone("ask_contractor", date(2026, 11, 20), "x", True, None)
        record_action(told.city.work(session), house.trust, told.alert(session), done)
    with told.town.asking(desk), transaction(house.engine) as session:
        alert = told.alert(session)
        found = actions_about(alert, read_document(alert.document or b""))
        (line,) = found.lines
        assert (line.who, line.verb, line.has_note) == ("The City", "Investigate", True)
        # Another's action answers nothing for this affiliate.
        assert not found.is_answered
        assert [label for _, label in found.contracts] == ["M-1, Work clothes"]
        assert verb_words("fund_remedy") == "Redress"
