"""An alert is drafted where life is in danger or a finding confirms, by who may."""

from app.dashboard.monitor.case.side.draft_address import draft_address
from tests.app.dashboard.monitor.case.side.conftest import CaseAtHand


def test_who_may_draft_where(at_hand: CaseAtHand) -> None:
    calm, grave = at_hand.become(), at_hand.become(level="L1")
    with at_hand.desk.asking("investigator"):
        assert draft_address(calm) is None
        assert draft_address(grave) == f"/cases/{at_hand.id}/alert"
    with at_hand.desk.asking("triager"):
        assert draft_address(grave) is None
    at_hand.find("substantiated")
    with at_hand.desk.asking("investigator"):
        assert draft_address(calm) is not None
