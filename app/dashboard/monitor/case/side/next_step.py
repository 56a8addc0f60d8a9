"""What is to do next: the steps that a member may take, and the usual one."""

from dataclasses import dataclass

from app.dashboard.frame.members import actor
from app.dashboard.frame.request import database
from app.dashboard.wording import case_texts
from case_management.cases.models import Case
from case_management.cases.poll_result import PollResult, refused_steps
from case_management.cases.polls import planner_of, poll_result
from case_management.cases.queries import findings
from case_management.cases.rules import CASES, VERIFYING, may_verify
from case_management.findings import is_confirmed

_AFTER_POLL = {
    PollResult.NOT_ASKED: "ask_workers",
    PollResult.WAITING: None,
    PollResult.CONFIRMED: "confirm_remedy",
    PollResult.NOT_DONE: "resume_remedy",
    PollResult.NOBODY_KNOWS: "leave_unconfirmed",
    PollResult.NO_ANSWER: "leave_unconfirmed",
    PollResult.NOBODY_TO_ASK: "leave_unconfirmed",
}
"""The usual step while a remedy is verified."""


@dataclass(frozen=True)
class NextStep:
    """Events of the case's state table that this member may cause now."""

    usual: str | None
    other: list[str]
    is_second_persons: bool = False
    """The member planned the remedy, and so does not verify it."""

    @property
    def every(self) -> list[str]:
        """All of them, the usual one first."""
        return [self.usual, *self.other] if self.usual else self.other

    @property
    def is_a_colleagues(self) -> bool:
        """Nothing leads on but what a member with another role may do."""
        return self.usual is None and not set(self.other) - {"step_back"}


def next_step(case: Case) -> NextStep:
    """What the head of the page offers."""
    own = _is_own_plan(case)
    steps = _steps(case, own)
    usual = _usual(case, steps)
    return NextStep(usual, [step for step in steps if step != usual], own)


def newest_finding_confirms(case: Case) -> bool:
    """Whether the newest finding says that it is so."""
    newest = next(iter(findings(database(), case.id)), None)
    return newest is not None and is_confirmed(newest.result)


def _is_own_plan(case: Case) -> bool:
    steps = actor().events(CASES, case.state)
    if not set(VERIFYING) & set(steps):
        return False
    return not may_verify(actor().id, planner_of(database(), case))


def _steps(case: Case, own_plan: bool) -> list[str]:
    """What the table allows, but for what the rules refuse: a button that can't be pressed helps
    nobody. To join a case takes the name of the other."""
    refused = {"join", "part"}
    refused.add("close_without_remedy" if newest_finding_confirms(case) else "plan_remedy")
    if own_plan:
        refused.update(VERIFYING)
    if case.state == "verification":
        refused |= refused_steps(poll_result(database(), case.id))
    return [step for step in actor().events(CASES, case.state) if step not in refused]


def _usual(case: Case, steps: list[str]) -> str | None:
    usual = case_texts.USUAL_NEXT.get(case.state)
    if case.state == "verification":
        usual = _AFTER_POLL[poll_result(database(), case.id)]
    if case.state == "finding":
        confirmed = newest_finding_confirms(case)
        usual = "plan_remedy" if confirmed else "close_without_remedy"
    return usual if usual in steps else None
