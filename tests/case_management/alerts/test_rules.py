"""Nobody releases alone, in whatever order people press whatever they may press."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from case_management.alerts.rules import ALERTS, AlertProgress, advance
from case_management.refusals import Refusal

EVENTS = sorted({event for _, event, _ in ALERTS.table})
ROLES = sorted({role for _, _, role in ALERTS.table})


def test_two_people_release_an_alert() -> None:
    alert = advance(AlertProgress(), "propose", "drafter", "anna")
    assert advance(alert, "return", "releaser", "bela").state == "returned"
    alert = advance(alert, "release", "releaser", "bela")
    assert (alert.state, alert.proposed_by, alert.released_by) == ("released", "anna", "bela")


def test_who_proposed_it_cannot_release_it() -> None:
    alert = advance(AlertProgress(), "propose", "drafter", "anna")
    with pytest.raises(Refusal, match="released_by_drafter"):
        advance(alert, "release", "releaser", "anna")
    with pytest.raises(Refusal, match="out_of_step"):
        advance(alert, "release", "drafter", "bela")
    assert advance(alert, "release", "releaser", "chit").state == "released"


@given(
    st.lists(
        st.tuples(
            st.sampled_from(EVENTS), st.sampled_from(ROLES), st.sampled_from(["anna", "bela"])
        ),
        max_size=40,
    )
)
def test_no_order_of_steps_lets_one_person_write_and_release(steps) -> None:  # type: ignore[no-untyped-def]
    alert, wrote = AlertProgress(), set()
    for event, role, member in steps:
        try:
            alert = advance(alert, event, role, member)
        except Refusal:
            continue
        if event == "propose":
            wrote.add(member)
        if event == "release":
            assert alert.proposed_by in wrote
            assert member not in wrote
            assert alert.released_by == member
        if alert.state == "released":
            assert alert.released_by is not None
