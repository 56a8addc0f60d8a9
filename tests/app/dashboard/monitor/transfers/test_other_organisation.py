"""A browser is given a roster that leads back to what the operator confirmed, or none."""

import pytest

from app.dashboard.monitor.transfers.other_organisation import believed, other_answer
from case_management.refusals import Refusal
from tests.support.desk import Desk
from tests.support.house import House
from tests.support.two_organisations import add_other


def test_a_confirmed_organisation_has_its_chain(desk: Desk, house: House) -> None:
    other = add_other(house)
    with desk.asking():
        answer = other_answer(other.id)
        assert (answer["organisation"], answer["pins"]) == (other.id, None)
        assert len(answer["chain"]) == 1
        assert believed(other.id).organisation == other.id


def test_any_other_is_refused(desk: Desk, house: House) -> None:
    strange = add_other(house, trusted=False)
    with desk.asking():
        for ask in (other_answer, believed):
            with pytest.raises(Refusal, match="other_roster_refused"):
                ask(strange.id)


def test_a_buyer_whose_row_says_that_it_is_a_monitor_is_refused(desk: Desk, house: House) -> None:
    buyer = add_other(house, kind="affiliate")
    with desk.asking(), pytest.raises(Refusal, match="other_roster_refused"):
        believed(buyer.id)
