"""What becomes of an obligation of a contractor. Pure.

A necessary step is wholly in the contractor's hands: missed, it goes up a ladder of five rungs. A
key performance indicator is worked towards: missed, the contractor is asked what was done for it,
and goes up the ladder only where that was nothing (docs/domain.md, Seed, 17 and 45).
"""

from datetime import date, timedelta
from enum import StrEnum

from case_management.refusals import Refusal
from config.platform.lifecycle import Lifecycle, Move, lifecycle
from vault.roles import Role


class ObligationKind(StrEnum):
    """What is owed: to tell something, to do something, to reach something."""

    INFORMATION = "information"
    ACTIVITY = "activity"
    OBJECTIVE = "objective"


class Measure(StrEnum):
    """How a miss is taken."""

    STEP = "step"
    INDICATOR = "indicator"


_BUYER = (Role.BUYER,)
_LADDER = (
    Move(("open", "escalated", "evidence_asked"), "meet", _BUYER, "met"),
    Move(("escalated",), "escalate", _BUYER, "escalated"),
    Move(("open", "escalated", "evidence_asked"), "drop", _BUYER, "dropped"),
)
STEPS = lifecycle(
    "necessary step", "open", (*_LADDER, Move(("open",), "escalate", _BUYER, "escalated"))
)
INDICATORS = lifecycle(
    "key performance indicator",
    "open",
    (
        *_LADDER,
        Move(("open",), "ask_evidence", _BUYER, "evidence_asked"),
        Move(("evidence_asked",), "accept_evidence", _BUYER, "diligent"),
        Move(("evidence_asked",), "escalate", _BUYER, "escalated"),
    ),
)
WAITING = ("open", "evidence_asked", "escalated")
"""Something is still owed."""
LAST_RUNG = 5
"""Informal engagement, formal request, plan with a deadline, formal notice, sanction."""


def table_of(measure: str) -> Lifecycle:
    """The states of an obligation."""
    return STEPS if measure == Measure.STEP else INDICATORS


def check_obligation_step(
    event: str, state: str, rung: int, due_on: date, today: date, note: str, next_on: date | None
) -> None:
    """Raises Refusal. `due_on` is the day by which something is owed in this state, `next_on` that
    which the buyer sets for what comes then."""
    if not note:
        raise Refusal("obligation_note_missing")
    if event in ("escalate", "ask_evidence") and state == "open" and due_on >= today:
        raise Refusal("obligation_not_due")
    if event == "escalate" and rung >= LAST_RUNG:
        raise Refusal("last_rung")
    last = event == "escalate" and rung + 1 == LAST_RUNG
    if event in ("escalate", "ask_evidence") and not last and (not next_on or next_on <= today):
        raise Refusal("next_day_missing")


def stands_first(state: str, due_on: date, today: date, ahead: timedelta) -> bool:
    """Whether it belongs among what is asked: it is late, or due soon."""
    return state in WAITING and due_on <= today + ahead
