"""What a corrective action can become, and by whom (domain.md 4, after RBA and Fair Wear)."""

from datetime import date

from case_management.lifecycle.rules import NotAllowed, Step, lifecycle

__all__ = [
    "CORRECTIVE_ACTIONS", "ROLES", "VERIFIED_BY", "NotAllowed", "allowed_events",
    "check_verification", "diagram", "is_overdue", "next_state",
]  # fmt: skip

ROLES = ("contractor", "investigator", "coordinator")
VERIFIED_BY = ("document", "visit", "worker_confirmed")

_MONITOR = ("investigator", "coordinator")
_PLANNED = ("proposed", "worker_consulted", "agreed", "in_progress")

CORRECTIVE_ACTIONS = lifecycle(
    "corrective action",
    "proposed",
    (
        Step(("proposed",), "consult_worker", _MONITOR, "worker_consulted"),
        Step(("worker_consulted",), "agree", _MONITOR, "agreed"),
        Step(("agreed",), "start", _MONITOR, "in_progress"),
        # The only word a contractor has: everything after it is for others to find out.
        Step(("agreed", "in_progress"), "claim_done", ROLES, "claimed_done"),
        Step(("claimed_done",), "verify", _MONITOR, "verified"),
        Step(("claimed_done",), "dispute", _MONITOR, "disputed"),
        Step(("verified",), "sustain", _MONITOR, "sustained"),
        Step(("verified", "sustained"), "relapse", _MONITOR, "relapsed"),
        Step(("disputed", "relapsed", "refused"), "resume", _MONITOR, "in_progress"),
        Step(_PLANNED, "record_refusal", _MONITOR, "refused"),
        Step((*_PLANNED, "disputed", "refused"), "supersede", _MONITOR, "superseded"),
    ),
)

next_state = CORRECTIVE_ACTIONS.next_state
allowed_events = CORRECTIVE_ACTIONS.allowed_events
diagram = CORRECTIVE_ACTIONS.diagram


def check_verification(verifier: str, agreed_by: str, how: str) -> None:
    """Raise NotAllowed unless somebody other than who agreed the plan saw that it was done.

    `verifier` and `agreed_by` are member ids; `how` is one of VERIFIED_BY.
    """
    if verifier == agreed_by:
        raise NotAllowed("You agreed this plan: ask a colleague to verify it.")
    if how not in VERIFIED_BY:
        raise NotAllowed(f"Say how it was verified: {', '.join(VERIFIED_BY)}.")


def is_overdue(state: str, due_on: date, today: date) -> bool:
    """Whether an action is late: past its day and neither claimed done, verified nor replaced."""
    return today > due_on and state in (*_PLANNED, "disputed", "relapsed", "refused")
