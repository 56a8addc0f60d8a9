"""A check goes its way once, and what is over is changed by nothing."""

from case_management.cases.checks.models import CHECKS, LEFT, CheckEvent, CheckState


def test_what_was_answered_or_dropped_stays_so() -> None:
    assert set(CHECKS.ends) == {
        CheckState.HELD,
        CheckState.RELAPSED,
        CheckState.UNANSWERED,
        CheckState.DROPPED,
    }
    for state in CHECKS.ends:
        for event in CheckEvent:
            assert CHECKS.after(state, event) is state
    assert set(LEFT) == {CheckState.PLANNED, CheckState.ASKED}
