"""A contractor claims; others verify, and never the one who agreed the plan."""

from datetime import date

import pytest

from case_management.remediation.rules import (
    CORRECTIVE_ACTIONS,
    NotAllowed,
    check_verification,
    is_overdue,
    next_state,
)


def test_a_contractor_can_only_claim() -> None:
    moves = {(e, t) for (_, e, r), t in CORRECTIVE_ACTIONS.table.items() if r == "contractor"}
    assert moves == {("claim_done", "claimed_done")}


def test_nothing_is_agreed_before_workers_were_consulted() -> None:
    before = {s for (s, _, _), t in CORRECTIVE_ACTIONS.table.items() if t == "agreed"}
    assert before == {"worker_consulted"}


def test_a_remedy_lasts_or_starts_again() -> None:
    state = "proposed"
    plan = ["consult_worker", "agree", "start", "claim_done", "dispute"]
    for event in [*plan, "resume", "claim_done", "verify", "sustain", "relapse", "resume"]:
        state = next_state(state, event, "investigator")
    assert state == "in_progress"


def test_who_agreed_the_plan_does_not_verify_it() -> None:
    check_verification("bela", "anna", "visit")
    with pytest.raises(NotAllowed, match="colleague"):
        check_verification("anna", "anna", "visit")
    with pytest.raises(NotAllowed, match="how it was verified"):
        check_verification("bela", "anna", "contractor said so")


@pytest.mark.parametrize(
    ("state", "today", "late"),
    [
        ("agreed", date(2026, 11, 20), False),
        ("agreed", date(2026, 11, 21), True),
        ("refused", date(2026, 11, 21), True),
        ("claimed_done", date(2026, 11, 21), False),
        ("superseded", date(2026, 11, 21), False),
    ],
)
def test_an_action_is_late_the_day_after_it_was_due(state: str, today: date, late: bool) -> None:
    assert is_overdue(state, date(2026, 11, 20), today) is late
