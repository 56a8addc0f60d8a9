"""A task is due on a day that is still to come, and overdue when that day is over."""

from datetime import date, timedelta

import pytest

from case_management.refusals import Refusal
from case_management.tasks.rules import LONGEST, TASKS, check_due, is_overdue

TODAY = date(2026, 11, 22)


def test_what_is_settled_can_be_taken_up_again() -> None:
    for event, state in (("finish", "done"), ("drop", "dropped")):
        assert TASKS.next_state("open", event, "triager") == state
        assert TASKS.next_state(state, "reopen", "investigator") == "open"


@pytest.mark.parametrize("days", [-1, LONGEST.days + 1])
def test_no_task_is_due_on_a_day_that_is_over_or_too_far(days: int) -> None:
    with pytest.raises(Refusal, match="due_day_past"):
        check_due(TODAY + timedelta(days=days), TODAY)


@pytest.mark.parametrize("days", [0, LONGEST.days])
def test_today_and_later_is_taken(days: int) -> None:
    check_due(TODAY + timedelta(days=days), TODAY)


def test_only_what_is_still_to_be_done_is_overdue() -> None:
    yesterday = TODAY - timedelta(days=1)
    assert is_overdue("open", yesterday, TODAY)
    assert not is_overdue("open", TODAY, TODAY)
    assert not is_overdue("done", yesterday, TODAY)
