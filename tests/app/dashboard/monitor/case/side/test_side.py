"""The side of a case: what forms answer with, and who is led to the draft of an alert."""

from app.dashboard.monitor.case.side.side import side, side_of
from tests.app.dashboard.monitor.case.side.conftest import CaseAtHand

DRAFTS: list[tuple[str, str | None, str, bool]] = [
    # level, the finding, role, whether the draft is offered
    ("L3", None, "coordinator", False),
    ("L3", "inconclusive", "coordinator", False),
    ("L3", "partly", "coordinator", True),
    ("L3", "partly", "investigator", True),
    ("L3", "partly", "triager", False),
]


def test_the_draft_is_offered_where_there_is_something_to_tell(at_hand: CaseAtHand) -> None:
    for minute, (level, result, role, offered) in enumerate(DRAFTS):
        if result:
            at_hand.find(result, after=minute)
        case = at_hand.become(level=level)
        with at_hand.desk.asking(role):
            address = side_of(case).draft_address
        assert address == (f"/cases/{at_hand.id}/alert" if offered else None), (result, role)


def test_a_danger_to_life_needs_no_finding(at_hand: CaseAtHand) -> None:
    case = at_hand.become(level="L1")
    with at_hand.desk.asking():
        assert side_of(case).draft_address


def test_a_form_is_answered_with_the_side_and_the_head_beside_it(at_hand: CaseAtHand) -> None:
    at_hand.find("partly", "E2")
    case = at_hand.become(state="finding", category="WAGES")
    with at_hand.desk.asking():
        fragment = side(case)
    assert 'id="head" hx-swap-oob="innerHTML"' in fragment
    assert "Partly substantiated" in fragment
    assert "Plan a remedy" in fragment
    assert "<html" not in fragment
