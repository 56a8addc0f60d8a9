"""A missed step goes up the ladder; a missed indicator first asks for evidence of diligence."""

from datetime import date, timedelta

import pytest

from case_management.obligations.rules import (
    INDICATORS,
    STEPS,
    WAITING,
    check_obligation_step,
    stands_first,
    table_of,
)
from case_management.refusals import Refusal

TODAY = date(2026, 11, 22)
LATE, SOON = TODAY - timedelta(days=1), TODAY + timedelta(days=9)


def test_a_step_is_escalated_and_an_indicator_is_asked_about() -> None:
    assert "escalate" in STEPS.allowed_events("open", "buyer")
    assert "ask_evidence" not in STEPS.allowed_events("open", "buyer")
    assert "escalate" not in INDICATORS.allowed_events("open", "buyer")
    assert INDICATORS.next_state("open", "ask_evidence", "buyer") == "evidence_asked"
    assert INDICATORS.next_state("evidence_asked", "accept_evidence", "buyer") == "diligent"
    assert INDICATORS.next_state("evidence_asked", "escalate", "buyer") == "escalated"
    assert (table_of("step"), table_of("indicator")) == (STEPS, INDICATORS)


@pytest.mark.parametrize(
    ("event", "rung", "due", "note", "next_on", "why"),
    [
        ("meet", 0, SOON, "", None, "obligation_note_missing"),
        ("escalate", 0, TODAY, "x", SOON, "obligation_not_due"),
        ("ask_evidence", 0, SOON, "x", SOON, "obligation_not_due"),
        ("escalate", 0, LATE, "x", None, "next_day_missing"),
        ("escalate", 3, LATE, "x", TODAY, "next_day_missing"),
        ("escalate", 5, LATE, "x", SOON, "last_rung"),
    ],
)
def test_what_is_refused(
    event: str, rung: int, due: date, note: str, next_on: date | None, why: str
) -> None:
    with pytest.raises(Refusal, match=why):
        check_obligation_step(event, "open", rung, due, TODAY, note, next_on)


def test_after_the_last_rung_nothing_follows() -> None:
    check_obligation_step("escalate", "escalated", 4, LATE, TODAY, "They refused.", None)


def test_what_is_late_or_due_within_a_month_is_asked() -> None:
    ahead = timedelta(days=30)
    assert stands_first("open", TODAY + ahead, TODAY, ahead)
    assert not stands_first("open", TODAY + ahead + timedelta(days=1), TODAY, ahead)
    assert [one for one in ("met", *WAITING) if stands_first(one, LATE, TODAY, ahead)] == [*WAITING]
