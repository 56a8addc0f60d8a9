"""What an action of a plan can become, who may verify it, and when a plan is done. Pure.

States: docs/domain.md, Taxonomy. A contractor can only claim that something is done; members verify
it; and that workers confirm or deny it is for nobody to press: it follows from their poll.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from case_management.refusals import Refusal
from case_management.remedies.kinds import WITHOUT_CONSULTING
from config.platform.lifecycle import Move, lifecycle
from vault.roles import Role

CONTRACTOR = "contractor"
"""Beside the roles of members: contractors have no account here yet; members write their claim."""
WORKERS = "workers"
"""What the workers of a case answered to a poll."""

_FIELD = (Role.INVESTIGATOR, Role.COORDINATOR)
PLANNERS: frozenset[str] = frozenset(_FIELD)
"""Who writes plan and ledger."""
TO_DO = ("proposed", "consulted", "agreed", "in_progress", "disputed", "relapsed")
"""Nobody says that it is done, and it is part of the plan."""
_SEEN = ("verified_document", "verified_visit")
DONE = ("claimed_done", *_SEEN, "verified_workers", "sustained")
"""Somebody says at least that it is done."""
DROPPED = ("refused", "superseded")
"""It is no part of the plan any more."""

ACTIONS = lifecycle(
    "remedy action",
    "proposed",
    (
        Move(("proposed", "disputed"), "consult_workers", _FIELD, "consulted"),
        Move(("proposed", "consulted", "disputed"), "agree", _FIELD, "agreed"),
        Move(("agreed", "disputed", "relapsed"), "begin", _FIELD, "in_progress"),
        Move(("agreed", "in_progress"), "claim_done", (*_FIELD, CONTRACTOR), "claimed_done"),
        Move(("claimed_done",), "verify_by_document", _FIELD, "verified_document"),
        Move(("claimed_done", _SEEN[0]), "verify_by_visit", _FIELD, "verified_visit"),
        Move(("claimed_done", *_SEEN), "find_not_done", _FIELD, "in_progress"),
        Move(("proposed", "consulted", "agreed", "in_progress"), "dispute", _FIELD, "disputed"),
        Move(("proposed", "consulted", "agreed", "disputed"), "refuse", _FIELD, "refused"),
        Move((*TO_DO, "refused"), "supersede", _FIELD, "superseded"),
        Move(("claimed_done", *_SEEN), "confirm", (WORKERS,), "verified_workers"),
        Move(("claimed_done", *_SEEN), "deny", (WORKERS,), "disputed"),
        Move(("verified_workers",), "sustain", (WORKERS,), "sustained"),
        Move(("verified_workers", "sustained"), "withdraw", (WORKERS,), "claimed_done"),
        Move(DONE, "relapse", (WORKERS,), "relapsed"),
    ),
)

VERIFYING = ("verify_by_document", "verify_by_visit")
"""The steps that whoever agreed the action may not take."""
NEEDS_NOTE = (*VERIFYING, "find_not_done", "dispute", "refuse")
"""The steps that say on what they stand: what was seen, or why."""
PLANNED_IN = ("remediation",)
"""The states of a case in which its plan is changed."""
VERIFIED_IN = (*PLANNED_IN, "verification")
"""And those in which an action is verified. That it is not done takes the case back first: workers
would confirm a plan of which something is open."""


class Lack(StrEnum):
    """What a plan lacks before its remedy can be verified."""

    CAUSES = "causes"
    PRIMARY_CAUSE = "primary_cause"
    ACTIONS = "actions"
    DONE = "done"
    """Not every action is done."""


@dataclass(frozen=True)
class PlanFacts:
    """What is known of a plan, as far as the rules ask."""

    cause_count: int
    has_primary: bool
    states: tuple[str, ...]
    """Of its actions."""

    @property
    def left(self) -> int:
        """How many actions are still to be done."""
        return sum(one in TO_DO for one in self.states)


def lacks(plan: PlanFacts) -> tuple[Lack, ...]:
    """What is missing, in the order in which it is best done."""
    stands = [one for one in plan.states if one not in DROPPED]
    found = (
        (Lack.CAUSES, plan.cause_count == 0),
        (Lack.PRIMARY_CAUSE, plan.cause_count > 0 and not plan.has_primary),
        (Lack.ACTIONS, not stands),
        (Lack.DONE, plan.left > 0),
    )
    return tuple(lack for lack, missing in found if missing)


def check_planner(roles: Collection[str]) -> None:
    """Raises Refusal for a member who does not write plans."""
    if not PLANNERS & set(roles):
        raise Refusal("not_a_planner")


def check_step(event: str, kind: str, state: str, member_id: str, agreed_by: str | None) -> None:
    """Raises Refusal where a member may not take this step of an action, whatever their role."""
    if event == "agree" and state != "consulted" and kind not in WITHOUT_CONSULTING:
        raise Refusal("workers_not_consulted")
    if event in VERIFYING and member_id == agreed_by:
        raise Refusal("action_verified_by_agreer")


def refused_steps(kind: str, state: str, member_id: str, agreed_by: str | None) -> frozenset[str]:
    """The steps that `check_step` refuses."""
    refused = set()
    for event in ("agree", *VERIFYING):
        try:
            check_step(event, kind, state, member_id, agreed_by)
        except Refusal:
            refused.add(event)
    return frozenset(refused)


def check_plan(plan: PlanFacts) -> None:
    """Raises Refusal with the first thing that the plan lacks before it can be verified."""
    first = next(iter(lacks(plan)), None)
    if first is not None:
        raise Refusal(f"plan_lacks_{first}", count=str(plan.left))


def is_overdue(state: str, due_on: date, today: date) -> bool:
    """Nobody says yet that it is done, and its day is over."""
    return state in TO_DO and due_on < today


def first_to_do(actions: Sequence[tuple[str, date]]) -> date | None:
    """The first day on which something is due, of (state, day); None where nothing is to do."""
    return min((day for state, day in actions if state in TO_DO), default=None)
