"""What a case can become, how severe it is, until when somebody must act, and what a finding needs.

States, clocks and grades: docs/domain.md, after the Accord, Fair Wear, GlobaLeaks and RBA.
Overlays (retaliation watch, escalation to buyers, on hold) are kept apart from the state.
"""

from collections.abc import Collection
from datetime import datetime

from case_management.findings import FindingResult, is_confirmed
from case_management.levels import TWO_PEOPLE, Level, gravest, is_graver
from case_management.refusals import Refusal
from case_management.working_time import TimeLeft, words_left
from config.platform.lifecycle import Move, lifecycle
from config.policy.cases.categories import Category
from config.policy.cases.evidence import GRADES
from config.policy.policy import Policy
from vault.roles import Role

__all__ = [
    "CASES",
    "ENDED",
    "JOINED",
    "LASTING",
    "OPEN",
    "VERIFYING",
    "TimeLeft",
    "alarm_times",
    "allowed_events",
    "change_level",
    "check_closing",
    "check_finding",
    "check_verifier",
    "diagram",
    "next_state",
    "severity",
    "words_left",
]

WORKER = "worker"
"""Beside the roles of members: a worker's own message may move a case on."""

TAKER = "other organisation"
"""Beside the roles of members: another organisation takes the case over."""

_DESK = (Role.TRIAGER, Role.COORDINATOR)
_FIELD = (Role.INVESTIGATOR, Role.COORDINATOR)
_SCREENING = ("screened", "awaiting_worker")
_OUTCOMES = ("remedied_confirmed", "remedied_unconfirmed", "not_remedied")
ENDED = ("closed", "referred", "out_of_scope")
CLOSED = "closed"
"""The end of a case: its workers may contest it."""
CLOSING = ("close", "close_without_remedy", "close_again")
"""The steps that lead there."""
JOINED = "joined"
"""Its reports are worked on in another case, which is about the same matter."""
_WORKED_ON = (
    *("received", *_SCREENING, "admissible", "investigating", "finding", "remediation"),
    *("verification", *_OUTCOMES, "monitoring", "contested"),
)
_JOINABLE = ("received", "screened", "awaiting_worker", "admissible", "investigating")
LASTING = ("remedied_confirmed", "monitoring")
"""Workers are asked again whether it lasts; a "no" of theirs takes the case back."""
VERIFYING = ("start_verification", "confirm_remedy")
"""The steps that a second person takes."""

# A releaser and a buyer appear in no row: they work on alerts, never on cases.
CASES = lifecycle(
    "case",
    "received",
    (
        Move(("received",), "screen", _DESK, "screened"),
        Move(_SCREENING, "admit", _DESK, "admissible"),
        Move(_SCREENING, "refer", _DESK, "referred"),
        Move(_SCREENING, "rule_out", _DESK, "out_of_scope"),
        Move(("screened",), "ask_worker", _DESK, "awaiting_worker"),
        Move(("awaiting_worker",), "answer", (WORKER, *_DESK), "screened"),
        Move(("screened",), "step_back", _DESK, "received"),
        Move(("admissible",), "step_back", _DESK, "screened"),
        Move(("admissible",), "start_investigation", _FIELD, "investigating"),
        Move(("investigating",), "step_back", _FIELD, "admissible"),
        Move(("investigating",), "refer", (Role.COORDINATOR,), "referred"),
        Move(("investigating",), "record_finding", _FIELD, "finding"),
        Move(("finding",), "reinvestigate", _FIELD, "investigating"),
        Move(("finding",), "plan_remedy", _FIELD, "remediation"),
        Move(("finding",), "close_without_remedy", (Role.COORDINATOR,), "closed"),
        Move(("remediation",), "step_back", _FIELD, "finding"),
        Move(("remediation",), "start_verification", _FIELD, "verification"),
        Move(("verification",), "ask_workers", _FIELD, "verification"),
        Move(("verification",), "resume_remedy", _FIELD, "remediation"),
        Move(("verification",), "confirm_remedy", _FIELD, "remedied_confirmed"),
        Move(("verification",), "leave_unconfirmed", _FIELD, "remedied_unconfirmed"),
        Move(("verification",), "find_not_remedied", _FIELD, "not_remedied"),
        Move(("not_remedied",), "resume_remedy", _FIELD, "remediation"),
        Move((*_OUTCOMES, "monitoring"), "step_back", _FIELD, "verification"),
        Move(_OUTCOMES, "monitor", _FIELD, "monitoring"),
        Move(LASTING, "report_relapse", (WORKER, *_FIELD), "remediation"),
        Move(("monitoring",), "close", (Role.COORDINATOR,), "closed"),
        Move((CLOSED,), "contest", (WORKER,), "contested"),
        Move(("contested",), "reinvestigate", _FIELD, "investigating"),
        Move(("contested",), "resume_remedy", _FIELD, "remediation"),
        Move(("contested",), "close_again", _FIELD, CLOSED),
        Move(ENDED, "reopen", (WORKER, *_DESK), "screened"),
        Move(_JOINABLE, "join", _DESK, JOINED),
        Move((JOINED,), "part", _DESK, "screened"),
        Move(_WORKED_ON, "transfer", (TAKER,), "referred"),
    ),
)

OPEN = tuple(state for state in CASES.states if state not in (*ENDED, JOINED))

next_state = CASES.next_state
allowed_events = CASES.allowed_events
diagram = CASES.diagram


def severity(category: Category | None, proposed: str, danger: bool) -> str:
    """The level of a report: the graver of category floor and proposal; danger to life is L1.

    `proposed` is "L1" to "L5"; `category` is None while nobody knows it. The number of reports is
    no argument: it never lowers a level.
    """
    _known(proposed)
    if danger:
        return Level.L1
    return gravest([proposed, category.floor]) if category else Level(proposed)


def change_level(
    current: str,
    wanted: str,
    category: Category | None,
    member: str,
    second_member: str | None = None,
    *,
    reason: str = "",
) -> str:
    """The level after `member` asks for `wanted`; raises Refusal with a sentence.

    Anybody at work on the case raises alone; lowering from L1 or L2 needs a second person and a
    reason, and nothing lowers below the category's floor.
    """
    _known(wanted)
    if not is_graver(current, wanted):
        return wanted
    if category and is_graver(category.floor, wanted):
        raise Refusal("below_floor", category=category.label, level=category.floor)
    if current in TWO_PEOPLE:
        if not second_member or second_member == member:
            raise Refusal("lowering_alone", level=current)
        if not reason.strip():
            raise Refusal("lowering_without_reason", level=current)
    return wanted


def alarm_times(opened_at: datetime, due: datetime, policy: Policy) -> tuple[datetime, ...]:
    """When the on-call member is alarmed: at once, then at the policy's parts of the clock."""
    length = due - opened_at
    return (opened_at, *(opened_at + length * part / 100 for part in policy.alarm_at_percent))


def check_finding(result: str, grade: str, policy: Policy) -> None:
    """Raise Refusal unless the evidence (a grade "E0" to "E4") carries the result."""
    if result not in list(FindingResult):
        raise Refusal("result_unknown", results=", ".join(FindingResult))
    if grade not in GRADES:
        raise Refusal("grade_unknown", grades=", ".join(GRADES))
    needed = policy.evidence.substantiated_from
    if result == FindingResult.SUBSTANTIATED and grade < needed:
        raise Refusal("evidence_too_weak", needed=needed, grade=grade)


def check_closing(event: str, result: str) -> None:
    """Raise Refusal when a confirmed grievance would end without a remedy, or the reverse."""
    confirmed = is_confirmed(result)
    if event == "close_without_remedy" and confirmed:
        raise Refusal("remedy_first")
    if event == "resume_remedy" and not confirmed:
        raise Refusal("nothing_to_remedy")
    if event == "plan_remedy" and not confirmed:
        raise Refusal("nothing_to_remedy")


def check_verifier(
    event: str, member_id: str, planned_by: str | None, agreed_by: Collection[str] = ()
) -> None:
    """Raise Refusal when who planned a remedy, or agreed to an action of it, begins to verify it or
    calls it confirmed (docs/domain.md, Case states)."""
    if event not in VERIFYING:
        return
    if member_id == planned_by:
        raise Refusal("verified_by_planner")
    if member_id in agreed_by:
        raise Refusal("verified_by_agreer")


def _known(level: str) -> None:
    if level not in list(Level):
        raise Refusal("level_unknown", levels=", ".join(Level))
